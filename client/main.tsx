import './ui/ui.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App, preloadPlace } from './app/App.tsx';
import { loadSession } from './app/session.ts';
import { startTheme } from './app/theme.ts';
import { startWords } from './words/i18n.ts';

startTheme();
void loadSession(preloadPlace());
await startWords();

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no #app');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

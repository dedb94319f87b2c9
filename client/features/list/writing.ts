import { lazyPart } from '../../ui/lazy-part.ts';

export const loadAnswerForm = () => import('./AnswerForm.tsx');
export const loadComposer = () => import('./Composer.tsx');

// Nobody needs these to read the list: they come right after it.
export const AnswerForm = lazyPart(async () => (await loadAnswerForm()).AnswerForm);
export const Composer = lazyPart(async () => (await loadComposer()).Composer);

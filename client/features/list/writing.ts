import { lazyPart } from '../../ui/lazy-part.ts';

// Nobody needs these to read the list: they come right after it.
export const AnswerForm = lazyPart(async () => (await import('./AnswerForm.tsx')).AnswerForm);
export const Composer = lazyPart(async () => (await import('./Composer.tsx')).Composer);

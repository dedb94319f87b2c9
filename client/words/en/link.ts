import type { Words } from '../words.ts';

export const link: Words['link'] = {
  shownOnce: 'shown in full only now',
  copy: 'Copy',
  copied: 'Copied',
  copyMail: 'Text for e-mail',
  copyFailed: 'Copying is not allowed here. Please mark the link by hand.',
};

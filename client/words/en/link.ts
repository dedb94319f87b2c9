import type { Words } from '../words.ts';

export const link: Words['link'] = {
  shownOnce: 'shown in full only now',
  copy: 'Copy',
  copyOf: 'Copy: {{what}}',
  copied: 'Copied',
  copiedOf: 'Copied: {{what}}',
  copyMail: 'Text for e-mail',
  copyFailed: 'Copying is not allowed here. Please mark the text by hand.',
};

/** What is copied, above all a link that is shown whole only once. */
export const link = {
  shownOnce: 'nur jetzt vollständig sichtbar',
  copy: 'Kopieren',
  copyOf: 'Kopieren: {{what}}',
  copied: 'Kopiert',
  copiedOf: 'Kopiert: {{what}}',
  copyMail: 'Text für E-Mail',
  copyFailed: 'Kopieren ist hier nicht erlaubt. Den Text bitte von Hand markieren.',
} as const;

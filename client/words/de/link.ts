/** A link that is shown whole only once. */
export const link = {
  shownOnce: 'nur jetzt vollständig sichtbar',
  copy: 'Kopieren',
  copied: 'Kopiert',
  copyMail: 'Text für E-Mail',
  copyFailed: 'Kopieren ist hier nicht erlaubt. Den Link bitte von Hand markieren.',
} as const;

export const probe = {
  title: 'Willkommen in der Fallrunde',
  lead: 'Eine Karte für alle Dienststellen: was eine Familie mitbringt, was noch niemand weiß, wohin es geht.',
  choose: 'Aus welcher Dienststelle?',
  chooseHint: 'Ein Klick genügt. Ohne Konto, ohne Passwort.',
  steering: 'Als Lenkungsgruppe: Regelwerk und Beispiele',
  whatTitle: 'Das ist die Probe',
  what: 'Der Fall „Familie O.“ ist ein Beispiel. Alles darf ausprobiert werden. Die Probe läuft nur auf diesem Rechner, nichts verlässt ihn.',
  together:
    'In einem zweiten privaten Fenster eine andere Dienststelle wählen: So arbeitet die Runde zusammen.',
  entering: 'Der Tisch wird gedeckt.',
  failed: 'Die Anmeldung ist nicht gelungen.',
} as const;

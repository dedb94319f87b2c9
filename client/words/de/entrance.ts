export const entrance = {
  welcome: 'Willkommen in der Fallrunde',
  lead: 'Eine Karte für alle Dienststellen: was eine Familie mitbringt, was noch niemand weiß, wohin es geht.',
  confidential: 'Vertraulich',
  confidentialBody:
    'Die Karten enthalten Sozialdaten (§ 35 SGB I). Nur für die Fallberatung nutzen, nicht weitergeben, keine Bildschirmfotos.',
  signIn: 'Anmelden',
  login: 'Dienstliche E-Mail-Adresse',
  loginHint: 'Nur für die Anmeldung. Andere sehen sie nicht.',
  loginWrong: 'Bitte eine E-Mail-Adresse eintragen.',
  loginTaken: 'Mit dieser Adresse gibt es schon ein Konto.',
  password: 'Passwort',
  newPassword: 'Neues Passwort',
  showPassword: 'Passwort zeigen',
  passwordHint: 'Mindestens {{min}} Zeichen. Ein kurzer Satz lässt sich gut merken.',
  passwordShort: 'Das Passwort braucht mindestens {{min}} Zeichen.',
  passwordCommon: 'Dieses Passwort wird oft benutzt oder ist leicht zu erraten. Bitte ein anderes.',
  bothNeeded: 'Bitte E-Mail-Adresse und Passwort eintragen.',
  wrong: 'Die Anmeldung ist nicht gelungen. Bitte E-Mail-Adresse und Passwort prüfen.',
  tooMany: 'Zu viele Versuche. Bitte in einer Viertelstunde noch einmal versuchen.',
  forgotten: 'Passwort vergessen? Die Koordination hilft mit einem neuen Link.',
  byProvider: 'Angemeldet wird mit dem Dienstkonto der Stadt.',
  toProvider: 'Mit dem Dienstkonto anmelden',
  problem: {
    providerDown:
      'Der Anmeldedienst der Stadt antwortet gerade nicht. Bitte gleich noch einmal versuchen.',
    expired: 'Diese Anmeldung ist abgelaufen oder schon benutzt. Bitte neu anmelden.',
    refused: 'Der Anmeldedienst der Stadt hat die Anmeldung abgelehnt.',
    failed: 'Die Anmeldung ist nicht gelungen. Bitte neu anmelden.',
    noDepartment:
      'Für dieses Dienstkonto ist keine Dienststelle der Fallrunde hinterlegt. Die Koordination oder die IT hilft weiter.',
    noRole:
      'Dieses Dienstkonto hat noch keinen Zugang zur Fallrunde. Die Koordination oder die IT hilft weiter.',
    disabled: 'Dieses Konto ist gesperrt. Bitte an die Koordination wenden.',
  },
  noAccountsTitle: 'Noch kein Konto eingerichtet',
  noAccounts:
    'Der Link zum Einrichten steht dort, wo der Server gestartet wurde. Er öffnet das erste Konto.',
  noServer: 'Der Server antwortet nicht',
  first: 'Fallrunde einrichten',
  firstLead:
    'Das erste Konto gehört der Koordination. Alle anderen werden danach eingeladen, jeweils mit einem eigenen Link.',
  invited: 'Einladung in die Fallrunde',
  again: 'Neues Passwort festlegen',
  name: 'Funktion',
  nameHint: 'So erscheinen die Beiträge. Kein Personenname.',
  nameMissing: 'Bitte eine Funktion eintragen, zum Beispiel „Prozesskoordination“.',
  department: 'Dienststelle',
  createAccount: 'Konto anlegen',
  setPassword: 'Passwort festlegen',
  deadLinkTitle: 'Dieser Link gilt nicht mehr',
  deadLink:
    'Er ist abgelaufen, gesperrt, schon benutzt oder unvollständig. Die Koordination stellt einen neuen aus.',
} as const;

import type { AgreementPart } from '../../../shared/case/agreement.ts';
import type { CaseErrorCode } from '../../../shared/case/case-error.ts';
import type { ApiErrorCode } from '../../../shared/protocol/http.ts';

export const errors = {
  page: {
    title: 'Die Seite ist ins Stocken geraten',
    body: 'Gesicherte Eingaben sind nicht betroffen. Neu laden hilft meistens.',
    noServerTitle: 'Der Server antwortet nicht',
    noServerBody: 'Gesicherte Eingaben sind nicht betroffen. Bitte die Verbindung prüfen.',
    notFoundTitle: 'Diese Seite gibt es nicht',
    notFoundBody: 'Vielleicht ist die Adresse unvollständig.',
    unknownCaseTitle: 'Dieser Fall existiert nicht',
    unknownCaseBody: 'Die Adresse passt zu keinem Fall, der hier geöffnet werden kann.',
    outdatedTitle: 'Diese Seite ist veraltet',
    outdatedBody: 'Beim Neuladen bleiben alle Eingaben erhalten.',
    newerSchemaBody:
      'Der Fall wurde mit einer neueren Version gespeichert. Bis zur Aktualisierung nur lesen.',
  },
  chairOnly: 'Nur die Moderation kann die Richtung setzen. Ein Vorschlag ist möglich.',
  boardLarge:
    'Diese Karte ist ungewöhnlich groß. Bitte Zeichnungen entfernen, die nicht mehr gebraucht werden.',
  refused: {
    notChair:
      'Die Moderation hat gewechselt. Der letzte Schritt gilt nicht, alles andere bleibt, wie es ist.',
  },
  /** Why a command was refused; nothing was written. */
  command: {
    TextTooLong: 'Höchstens {{max}} Zeichen. Der Text bleibt, wie er war.',
    TextEmpty: 'Bitte einen Text eintragen.',
    InvalidValue: 'Diese Angabe passt nicht. Bitte prüfen.',
    UnknownEntity: 'Dieser Eintrag ist nicht mehr da.',
    StatusQuoFixed: 'Die Passivlösung gehört immer dazu und steht immer am Ende.',
    GapClosed: 'Diese Lücke ist schon geschlossen.',
    AgreementIncomplete: 'Bitte eintragen, {{missing}}.',
    SittingRuns: 'Die Fallberatung läuft schon.',
    NoSitting: 'Gerade läuft keine Fallberatung.',
    NewerSchema:
      'Der Fall wurde mit einer neueren Version gespeichert. Bis zur Aktualisierung nur lesen.',
  } satisfies Record<CaseErrorCode, string>,
  /** What an agreement lacks, one or several of these in a row. */
  missing: {
    who: 'wer zuständig ist',
    what: 'was zu tun ist',
    due: 'bis wann',
  } satisfies Record<AgreementPart, string>,
  api: {
    notSignedIn: 'Die Anmeldung ist abgelaufen. Bitte neu anmelden.',
    forbidden: 'Dafür fehlt die Berechtigung.',
    notFound: 'Das gibt es nicht oder nicht mehr.',
    invalid: 'Eine Angabe passt nicht. Bitte prüfen.',
    tooMany: 'Zu viele Anfragen. Bitte einen Augenblick warten.',
    foreignOrigin: 'Diese Adresse darf nicht auf den Server zugreifen.',
    notChair: 'Das kann nur die Moderation. Jedes Mitglied kann sie übernehmen.',
    roundClosed: 'Diese Runde ist schon aufgedeckt. Die Haltung zählt in der nächsten Runde.',
    nothingToReveal: 'Zum Aufdecken braucht es mindestens zwei Haltungen.',
    stale: 'Inzwischen hat jemand anderes hier etwas geändert. Der neue Stand ist geladen.',
    lastCoordinator: 'Jemand muss die Koordination behalten.',
    leadsCase:
      'Diese Dienststelle hat die Fallverantwortung. Erst die Fallverantwortung übergeben, dann widerrufen.',
    linkUnknown:
      'Diesen Link gibt es nicht. Bitte vollständig kopieren oder einen neuen geben lassen.',
    linkRevoked: 'Dieser Link wurde gesperrt. Bitte an die Fallverantwortung wenden.',
    linkExpired: 'Dieser Link ist abgelaufen. Einen neuen Link gibt die Moderation aus.',
    linkInUse:
      'Dieser Link ist an ein anderes Gerät gebunden. Bitte dort weitermachen oder einen neuen geben lassen.',
    accessOver: 'Dieser Zugang ist beendet.',
    lobbyFull: 'Gerade warten zu viele auf Einlass. Bitte gleich noch einmal versuchen.',
    notWaiting: 'Hier wartet niemand mehr.',
    departmentInUse: 'Diese Dienststelle kommt schon vor. Sie kann ruhen, aber nicht wegfallen.',
    instrumentInUse: 'Dieses Instrument kommt schon vor. Es kann ruhen, aber nicht wegfallen.',
    unavailable: 'Der Server antwortet gerade nicht. Bitte gleich noch einmal versuchen.',
  } satisfies Record<ApiErrorCode, string>,
} as const;

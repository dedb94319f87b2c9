import type { AgreementPart } from '../../../shared/case/agreement.ts';
import type { CaseErrorCode, StepContradiction } from '../../../shared/case/case-error.ts';

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
  } satisfies Record<Exclude<CaseErrorCode, StepContradiction>, string>,
  /** What an agreement lacks, one or several of these in a row. */
  missing: {
    who: 'wer zuständig ist',
    what: 'was zu tun ist',
    due: 'bis wann',
  } satisfies Record<AgreementPart, string>,
} as const;

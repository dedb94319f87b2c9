import type { CaseErrorCode } from '../../../shared/case/case-error.ts';
import type { LaterRefusal } from './api-errors.ts';

export const errors = {
  page: {
    title: 'Die Seite ist ins Stocken geraten',
    body: 'Gesicherte Eingaben sind nicht betroffen. Neu laden hilft meistens.',
    noServerTitle: 'Der Server antwortet nicht',
    noServerBody: 'Gesicherte Eingaben sind nicht betroffen. Bitte die Verbindung prüfen.',
    notFoundTitle: 'Diese Seite gibt es nicht',
    notFoundBody: 'Vielleicht ist die Adresse unvollständig.',
    outdatedTitle: 'Diese Seite ist veraltet',
    outdatedBody: 'Neu geladen geht es weiter. Gesicherte Eingaben sind nicht betroffen.',
    newerSchemaBody:
      'Der Fall wurde mit einer neueren Version gespeichert. Bis zur Aktualisierung nur lesen.',
  },
  /** Why a command was refused; nothing was written. */
  command: {
    TextTooLong: 'Höchstens {{max}} Zeichen. Der Text bleibt, wie er war.',
    TextEmpty: 'Bitte einen Text eintragen.',
    InvalidValue: 'Diese Angabe passt nicht. Bitte prüfen.',
    UnknownEntity: 'Dieser Eintrag ist nicht mehr da.',
    NewerSchema:
      'Der Fall wurde mit einer neueren Version gespeichert. Bis zur Aktualisierung nur lesen.',
  } satisfies Record<Exclude<CaseErrorCode, LaterRefusal>, string>,
} as const;

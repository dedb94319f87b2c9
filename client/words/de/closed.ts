import type { CloseReason } from '../../../shared/protocol/close-codes.ts';

/** What is to be said of a connection, above all why the server ended it: what happened, what is safe, what to do. */
export const closed = {
  title: 'Die Verbindung ist beendet',
  overTitle: 'Der Zugang ist beendet',
  overHttp:
    'Die Verbindung läuft über HTTPS, etwas langsamer: Websockets kommen in diesem Netz nicht durch. Gesichert ist gesichert.',
  why: {
    notSignedIn: 'Die Anmeldung ist abgelaufen. Bitte neu anmelden.',
    forbidden: 'Für diesen Fall fehlt die Berechtigung. Bitte an die Fallverantwortung wenden.',
    unknownDocument: 'Dieser Fall existiert nicht.',
    boardFull:
      'Die Karte ist voll, die letzte Änderung wurde nicht gesichert. Erst Entbehrliches entfernen, dann neu laden.',
    badFrame:
      'Die Verbindung wurde unterbrochen und neu aufgebaut. Gesichertes ist nicht betroffen.',
    tooManyPeople: 'An diesem Tisch ist kein Platz mehr frei. Bitte später erneut öffnen.',
    tooManyUpdates: 'Zu viele Änderungen auf einmal. Die Verbindung wird gleich neu aufgebaut.',
    pageOutdated:
      'Fallrunde wurde aktualisiert, diese Seite ist noch die alte. Neu geladen geht es weiter; was noch nicht gesichert ist, bleibt dabei erhalten.',
    documentUnreadable:
      'Dieser Fall lässt sich gerade nicht öffnen. Nichts wurde verändert. Bitte die Betriebsstelle verständigen.',
    accessEnded:
      'Der Zugang zu diesem Fall ist beendet. Beiträge bleiben erhalten, auf diesem Gerät sind keine Falldaten mehr gespeichert.',
    consentWithdrawn:
      'Die Einwilligung für diese Dienststelle wurde widerrufen. Der Zugang zu diesem Fall ist beendet, auf diesem Gerät sind keine Falldaten mehr gespeichert.',
    caseErased:
      'Dieser Fall wurde gelöscht. Auf diesem Gerät sind keine Falldaten mehr gespeichert.',
    linkRevoked: 'Dieser Link wurde gesperrt. Bitte an die Fallverantwortung wenden.',
    linkExpired: 'Dieser Link ist abgelaufen. Einen neuen Link gibt die Moderation aus.',
    removed:
      'Der Zugang zu dieser Fallberatung wurde beendet. Beiträge bleiben erhalten, auf diesem Gerät sind keine Falldaten mehr gespeichert.',
    sittingFinished:
      'Die Fallberatung ist beendet. Auf diesem Gerät sind keine Falldaten mehr gespeichert.',
    rightsChanged: 'Rolle oder Dienststelle haben sich geändert. Bitte neu laden.',
    storeFailed:
      'Der Server kann gerade nicht sichern. Änderungen bleiben hier stehen und werden später übertragen.',
    serverStopping:
      'Der Server startet neu. Änderungen bleiben hier stehen und werden gleich übertragen.',
    frameTooLarge:
      'Die letzte Änderung war zu groß und wurde nicht gesichert. Bitte kleiner einfügen.',
  } satisfies Record<CloseReason, string>,
};

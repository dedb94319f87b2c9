import type { AgreementPart } from '../../../shared/case/agreement.ts';
import type { CaseErrorCode, StepContradiction } from '../../../shared/case/case-error.ts';
import type { ApiErrorCode } from '../../../shared/protocol/http.ts';

/** Why a command is refused that no case begins with. */
export type LaterRefusal =
  | StepContradiction
  | (CaseErrorCode &
      ('StatusQuoFixed' | 'GapClosed' | 'AgreementIncomplete' | 'SittingRuns' | 'NoSitting'));

/** Belongs to `errors`: what the server answers, and what only later parts are refused. */
export const apiErrors = {
  page: {
    unknownCaseTitle: 'Dieser Fall existiert nicht',
    unknownCaseBody: 'Die Adresse passt zu keinem Fall, der hier geöffnet werden kann.',
  },
  command: {
    BegunBeforeNeed:
      'Der Schritt kann nicht beginnen, bevor der Bedarf erkannt ist. Die Tage bleiben, wie sie waren.',
    DoneBeforeBegun:
      'Der Schritt kann nicht erledigt sein, bevor er beginnt. Die Tage bleiben, wie sie waren.',
    SkippedButBegun: 'Ein Schritt ist entweder übersprungen oder begonnen. Es bleibt, wie es war.',
    StatusQuoFixed: 'Die Passivlösung gehört immer dazu und steht immer am Ende.',
    GapClosed: 'Diese Lücke ist schon geschlossen.',
    AgreementIncomplete: 'Bitte eintragen, {{missing}}.',
    SittingRuns: 'Die Fallberatung läuft schon.',
    NoSitting: 'Gerade läuft keine Fallberatung.',
  } satisfies Record<LaterRefusal, string>,
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
    minutesOpen: 'Dieses Protokoll ist noch nicht abgeschlossen. Bis dahin lässt es sich ergänzen.',
    minutesClosed: 'Dieses Protokoll ist schon abgeschlossen. Ergänzt wird es mit einem Nachtrag.',
    ruleOutdated:
      'Die Kette, die diese Regel ändert, ist inzwischen eine andere. Die Regel bleibt in Prüfung; bitte den Entwurf anpassen.',
    ruleDiscussed:
      'Zu diesem Entwurf ist schon etwas gesagt worden, deshalb bleibt er. Ist er in Prüfung, kann die Lenkungsgruppe ihn ablehnen.',
    addendaFull: 'Dieses Protokoll hat schon so viele Nachträge, wie vorgesehen sind.',
    snapshotsFull: 'Dieser Fall hat schon so viele Momentaufnahmen, wie aufbewahrt werden.',
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
    consentMissing: 'Ohne Einwilligung braucht der Einlass einen Grund.',
    consentWithdrawn: 'Die Einwilligung für diese Dienststelle wurde widerrufen.',
    notWaiting: 'Hier wartet niemand mehr.',
    departmentInUse: 'Diese Dienststelle kommt schon vor. Sie kann ruhen, aber nicht wegfallen.',
    damaged:
      'Was gespeichert ist, ist beschädigt und wird nicht gezeigt. Alles andere ist sicher. Bitte die Technik verständigen.',
    instrumentInUse: 'Dieses Instrument kommt schon vor. Es kann ruhen, aber nicht wegfallen.',
    caseFileUnknown: 'Das ist keine Datei eines Falls aus Fallrunde.',
    caseFileVersion:
      'Diese Datei stammt aus einer Version von Fallrunde, die hier noch nicht läuft. Nach der Aktualisierung geht es.',
    caseFileInvalid: 'An einer Stelle steht etwas, das dort nicht stehen kann.',
    caseFileForeign: 'Die Datei enthält etwas, das nicht zu einem Fall gehört.',
    caseFileDangling: 'Ein Eintrag verweist auf etwas, das in der Datei fehlt.',
    caseFileDuplicate: 'Zwei Einträge haben dieselbe Kennung.',
    caseFileHash:
      'Der Prüfwert einer Momentaufnahme stimmt nicht: Sie wurde nach dem Sichern verändert. Bitte die ursprüngliche Datei nehmen.',
    caseFileDepartment:
      'Eine Dienststelle aus der Datei gibt es hier nicht. Die Koordination kann sie in den Einstellungen anlegen.',
    caseFileTooLarge: 'Die Datei ist zu groß. Übernommen werden Dateien bis 64 MB.',
    unavailable: 'Der Server antwortet gerade nicht. Bitte gleich noch einmal versuchen.',
  } satisfies Record<ApiErrorCode, string>,
  chairOnly: 'Nur die Moderation kann die Richtung setzen. Ein Vorschlag ist möglich.',
  boardLarge:
    'Diese Karte ist ungewöhnlich groß. Bitte Zeichnungen entfernen, die nicht mehr gebraucht werden.',
  refused: {
    notChair:
      'Die Moderation hat gewechselt. Der letzte Schritt gilt nicht, alles andere bleibt, wie es ist.',
  },
};

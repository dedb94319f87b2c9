import { type ResourceField, resourceFields } from '../case/resource-field.ts';

/** What a question is for: one of the four fields, the Wille, or Profiling II in its two versions. */
export const questionAreas = [...resourceFields, 'will', 'workUnder25', 'workOver25'] as const;
export type QuestionArea = ResourceField | 'will' | 'workUnder25' | 'workOver25';

/** A question of the Fragenkatalog, with the hint how to ask it (Fragetechnik). */
export interface Question {
  readonly id: string;
  readonly area: QuestionArea;
  readonly text: string;
  /** Empty: none. */
  readonly hint: string;
  /** Asked of every person; otherwise once for the family. */
  readonly perPerson?: true;
}

export const questionMax = { text: 240, hint: 240 } as const;

type Line = readonly [text: string, hint: string, perPerson?: 'each'];

const lines: Readonly<Record<QuestionArea, readonly Line[]>> = {
  personal: [
    ['Worauf sind Sie stolz?', 'Offen: erzählen lassen, nicht nach Zeugnissen fragen', 'each'],
    [
      'Was können Sie gut, auch ohne es gelernt zu haben?',
      'Offen: Alltag zählt mit, Kochen, Reparieren, Trösten',
      'each',
    ],
    [
      'Wie haben Sie schwere Zeiten bis hierher geschafft?',
      'Bewältigung: die Leistung würdigen, nicht das Leid ausfragen',
      'each',
    ],
    [
      'Was würde jemand über Sie sagen, der Sie gut kennt?',
      'Zirkulär: der Blick von außen macht Stärken leichter sagbar',
      'each',
    ],
    [
      'Wie gut geht es Ihnen gerade, von 0 bis 10? Was hält Sie auf dieser Zahl?',
      'Skala: erst nach dem fragen, was schon trägt',
      'each',
    ],
    [
      'Welche Sprachen sprechen, lesen oder schreiben Sie?',
      'Konkret: jede Sprache einzeln, Schrift gesondert',
      'each',
    ],
    [
      'Gibt es etwas, das Ihrem Körper oder Ihrer Seele Mühe macht?',
      'Behutsam: Antwort bleibt freigestellt, keine Diagnosen notieren',
      'each',
    ],
    [
      'Wann ist ein Tag hier für Sie ein guter Tag?',
      'Ausnahme: was war da anders, wer hat was getan?',
      'each',
    ],
  ],
  social: [
    ['Wer hilft Ihnen, wenn es schwierig wird?', 'Offen: auch Nachbarn, Landsleute, Gemeinde'],
    ['Wem helfen Sie?', 'Richtung wechseln: wer gibt, ist nicht nur bedürftig', 'each'],
    [
      'Wer gehört für Sie zur Familie, hier und anderswo?',
      'Offen: aufzeichnen lassen, keine Verwandtschaft voraussetzen',
    ],
    ['Mit wem sprechen Sie Deutsch?', 'Konkret: Orte und Tage nennen lassen', 'each'],
    [
      'Was machen Sie gern mit anderen zusammen?',
      'Offen: Sport, Musik, Glaube, Handwerk; früher und heute',
      'each',
    ],
    [
      'Was würden Ihre Kinder sagen: Wer ist für sie da?',
      'Zirkulär: Kinder nicht als Dolmetschende befragen',
    ],
    [
      'Wann haben Sie sich hier zuletzt willkommen gefühlt?',
      'Ausnahme: genau diesen Moment beschreiben lassen',
    ],
    [
      'Wie zufrieden sind Sie mit Ihren Kontakten, von 0 bis 10? Was wäre ein Punkt mehr?',
      'Skala: ein Punkt, nicht zehn',
      'each',
    ],
  ],
  material: [
    [
      'Was haben Sie schon, was fehlt im Alltag?',
      'Erst das Vorhandene; nur Fehlendes wird zur Lücke',
    ],
    ['Wie wohnen Sie, und was ist daran gut?', 'Offen: Ruhe zum Lernen und Schlafen ansprechen'],
    [
      'Welche Unterlagen haben Sie bei sich, auf dem Telefon oder bei Verwandten?',
      'Konkret: Fotos zählen; Fehlendes ohne Vorwurf notieren',
      'each',
    ],
    ['Womit kommen Sie zum Kurs, zum Arzt, zum Amt?', 'Konkret: einen wirklichen Weg durchgehen'],
    [
      'Reicht das Geld bis zum Monatsende? Wie machen Sie das?',
      'Bewältigung: Haushalten ist eine Fähigkeit',
    ],
    [
      'Gibt es Schulden oder Verträge, die Sorgen machen?',
      'Geschlossen und kurz: Ja genügt, Einzelheiten später',
    ],
    [
      'Was ist für die Kinder da, was brauchen sie als Nächstes?',
      'Konkret: Kleidung, Schulsachen, Platz zum Spielen',
    ],
  ],
  infrastructural: [
    ['Welche Wege machen Sie allein?', 'Fahrten, Termine, Ämter: Belege für Handeln', 'each'],
    [
      'Welche Angebote kennen Sie schon, welche nutzen Sie?',
      'Offen: Kurs, Beratung, Verein, Bücherei; wer hat davon erzählt?',
    ],
    [
      'Sind die Kinder in Kita oder Schule angemeldet? Was war der letzte Schritt?',
      'Konkret: Datum und zuständige Stelle nennen lassen',
    ],
    [
      'Bei welcher Ärztin, welchem Arzt fühlen Sie sich gut aufgehoben?',
      'Offen: Sprache und Erreichbarkeit ansprechen',
    ],
    [
      'Welche Stelle hat Ihnen weitergeholfen? Wodurch?',
      'Ausnahme: was dort gelang, lässt sich anderswo nutzen',
    ],
    [
      'Worauf warten Sie gerade, und seit wann?',
      'Konkret: jede Wartezeit mit Stelle und Datum wird zur Frage an den Tisch',
    ],
    [
      'Was fehlt in erreichbarer Nähe, damit der Alltag leichter wird?',
      'Hypothetisch: ein Angebot, ein Weg, eine Uhrzeit',
    ],
  ],
  will: [
    [
      'Angenommen, über Nacht wäre das Wichtigste gelöst: Woran merken Sie es am Morgen?',
      'Wunderfrage: Zeit lassen, nach dem Ersten fragen, was anders ist',
      'each',
    ],
    [
      'Was wollen Sie selbst, auch wenn es niemand verlangt?',
      'Offen: Ziele der Ämter beiseitelassen',
      'each',
    ],
    [
      'Was haben Sie dafür schon selbst getan?',
      'Trennt Wunsch und Wille: nur eigenes Handeln ist ein Beleg',
      'each',
    ],
    [
      'Wie sicher sind Sie, dass Sie es angehen, von 0 bis 10?',
      'Skala: Warum nicht eine Zahl weniger?',
      'each',
    ],
    [
      'Woran würde Ihre Familie merken, dass es Ihnen ernst ist?',
      'Zirkulär: sichtbares Handeln benennen lassen',
      'each',
    ],
    [
      'Was wären Sie bereit, dafür aufzugeben oder aufzuschieben?',
      'Hypothetisch: der Preis zeigt, was bewegt',
      'each',
    ],
    [
      'Was ist der kleinste Schritt bis nächste Woche? Was brauchen Sie dazu?',
      'Konkret: Schritt der Person, nicht des Amtes',
      'each',
    ],
    ['Was soll auf keinen Fall geschehen?', 'Umkehrung: die Grenze achten und notieren', 'each'],
  ],
  workUnder25: [
    [
      'Was haben Sie in der Schule am liebsten gemacht?',
      'Offen: Fächer, Pausen, Aufgaben; ohne Noten',
      'each',
    ],
    [
      'Wie viele Jahre waren Sie in der Schule? Wodurch gab es Pausen?',
      'Konkret: Unterbrechung durch Flucht ist kein Versäumnis',
      'each',
    ],
    [
      'Wobei haben Sie zu Hause oder in einem Betrieb schon mitgearbeitet?',
      'Offen: mithelfen zählt als Erfahrung',
      'each',
    ],
    [
      'Welchen Beruf hat jemand, den Sie bewundern? Was gefällt Ihnen daran?',
      'Zirkulär: das Gefallende zählt, nicht der Titel',
      'each',
    ],
    [
      'Angenommen, Sie sind 30 und zufrieden: Was arbeiten Sie, wie sieht ein Tag aus?',
      'Wunderfrage: Bilder sammeln, noch nicht bewerten',
      'each',
    ],
    [
      'Schule, Ausbildung oder zuerst Geld verdienen: Was zieht gerade am meisten?',
      'Abwägen: beide Seiten erzählen lassen, Familie mitdenken',
      'each',
    ],
    [
      'In welchem Betrieb würden Sie gern eine Woche zuschauen?',
      'Konkret: Praktikum als kleiner Schritt',
      'each',
    ],
    [
      'Wie gut können Sie gerade lernen, von 0 bis 10? Was würde helfen?',
      'Skala: Ort, Ruhe, Sprache, Menschen',
      'each',
    ],
  ],
  workOver25: [
    [
      'Was haben Sie bisher gearbeitet, bezahlt oder unbezahlt?',
      'Offen: auch Hof, Haushalt, Pflege, Familienbetrieb',
      'each',
    ],
    [
      'Erzählen Sie einen Arbeitstag von früher, vom Morgen bis zum Abend.',
      'Erzählen lassen: Werkzeuge, Aufgaben, Verantwortung mitschreiben',
      'each',
    ],
    [
      'Was konnten Sie dort so gut, dass andere Sie gefragt haben?',
      'Zirkulär: macht Können ohne Zeugnis sichtbar',
      'each',
    ],
    [
      'Welche Abschlüsse, Zeugnisse oder Arbeitsproben gibt es?',
      'Konkret: Fotos und Kontakte zählen; Anerkennung mitdenken',
      'each',
    ],
    [
      'Welche Arbeit möchten Sie hier tun, und welche auf keinen Fall?',
      'Offen: Gesundheit und Überzeugung achten',
      'each',
    ],
    [
      'Angenommen, Sie arbeiten in zwei Jahren, wie Sie wollen: Was war der erste Schritt?',
      'Rückblick aus der Zukunft: Schritte statt Hindernisse',
      'each',
    ],
    [
      'Wann hat hier schon etwas mit Arbeit geklappt, auch im Kleinen?',
      'Ausnahme: Maßnahme, Ehrenamt, Aushilfe; wer gab Rückmeldung?',
      'each',
    ],
    [
      'Wer kümmert sich um die Kinder, wenn Sie arbeiten oder lernen?',
      'Konkret: beide Eltern fragen',
      'each',
    ],
    [
      'Wie viele Stunden am Tag passen gerade, und zu welcher Zeit?',
      'Konkret: vom Alltag der Familie her fragen',
      'each',
    ],
  ],
};

/** What a town begins with. */
export const defaultQuestions: readonly Question[] = questionAreas.flatMap((area) =>
  lines[area].map(([text, hint, each], index) => ({
    id: `${area}-${index + 1}`,
    area,
    text,
    hint,
    ...(each ? { perPerson: true as const } : {}),
  })),
);

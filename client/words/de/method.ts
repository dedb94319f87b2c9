export const method = {
  field: {
    personal: 'Persönlich',
    social: 'Sozial',
    material: 'Materiell',
    infrastructural: 'Infrastrukturell',
  },
  fieldEmpty: {
    personal: 'Noch keine Ressourcen. Was bringt die Familie mit?',
    social: 'Wer ist für die Familie da?',
    material: 'Was ist vorhanden?',
    infrastructural: 'Welche Angebote sind erreichbar?',
  },
  basis: { stated: 'erzählt', observed: 'beobachtet', documented: 'belegt' },
  phase: {
    access: 'Zugang und Spracherwerb',
    differentiation: 'Differenzierung',
    integration: 'Integration',
  },
  ageGroup: { under25: 'U25', over25: 'Ü25' },
  legalSphere: {
    AsylbLG: 'AsylbLG',
    AufenthG: 'AufenthG',
    'SGB II': 'SGB II',
    'SGB III': 'SGB III',
    'SGB VIII': 'SGB VIII',
    none: 'keiner',
  },
  fit: { low: 'kaum', partial: 'teilweise', high: 'trägt' },
  kinship: {
    father: 'Vater',
    mother: 'Mutter',
    child: 'Kind',
    relative: 'Angehörige',
    other: 'weitere Person',
  },
  personGroup: { family: 'Familie', parents: 'Eltern', children: 'Kinder' },
} as const;

import type { Words } from '../words.ts';

export const method: Words['method'] = {
  field: {
    personal: 'Personal',
    social: 'Social',
    material: 'Material',
    infrastructural: 'Infrastructural',
  },
  fieldEmpty: {
    personal: 'No resources yet. What does the family bring?',
    social: 'Who is there for the family?',
    material: 'What is available?',
    infrastructural: 'Which offers are within reach?',
  },
  basis: { stated: 'stated', observed: 'observed', documented: 'documented' },
  phase: {
    access: 'Access and language',
    differentiation: 'Differentiation',
    integration: 'Integration',
  },
  ageGroup: { under25: '<25', over25: '25+' },
  ageGroupLong: { under25: 'Adult, under 25', over25: 'Adult, 25 or over', child: 'Child' },
  legalSphere: {
    AsylbLG: 'AsylbLG',
    AufenthG: 'AufenthG',
    'SGB II': 'SGB II',
    'SGB III': 'SGB III',
    'SGB VIII': 'SGB VIII',
    none: 'none',
  },
  fit: { low: 'hardly', partial: 'partly', high: 'holds' },
  kinship: {
    father: 'Father',
    mother: 'Mother',
    child: 'Child',
    relative: 'Relative',
    other: 'Other person',
  },
  personGroup: { family: 'Family', parents: 'Parents', children: 'Children' },
  statusQuoLabel: 'Status quo',
};

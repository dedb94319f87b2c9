import { firstLinesMax } from '../../shared/case/first-lines.ts';
import { resourceTextMax } from '../../shared/case/resource.ts';
import { resourceFields } from '../../shared/case/resource-field.ts';
import { stanceObjectionMax } from '../../shared/case/round.ts';
import { actionFields } from '../../shared/method/action-fields.ts';
import {
  agendaMax,
  answers as invitationAnswers,
  itemMinutes,
  placeMax,
  postponementReasonMax,
} from '../../shared/method/agenda.ts';
import { ageGroups, supportPhases } from '../../shared/method/instruments.ts';
import { legalSpheres } from '../../shared/method/legal-spheres.ts';
import { phaseKinds } from '../../shared/method/phases.ts';
import { questionAreas } from '../../shared/method/question-catalogue.ts';
import { resistanceMax } from '../../shared/method/resistance.ts';
import { countedFroms } from '../../shared/method/transition-rules.ts';

/** JSON schemas of the types in shared/protocol/http.ts: they check what comes in and describe the API. */

export const isoDate = { type: 'string', format: 'date' } as const;
const legalSphere = { type: 'string', enum: [...legalSpheres, 'none'] } as const;
const line = (maxLength: number) => ({ type: 'string', maxLength }) as const;
export const filledLine = (maxLength: number) =>
  ({ type: 'string', minLength: 1, maxLength, pattern: '\\S' }) as const;

export const countByField = {
  type: 'object',
  required: [...resourceFields],
  properties: Object.fromEntries(resourceFields.map((field) => [field, { type: 'integer' }])),
};

const departmentsMax = 60;
const departmentId = { type: 'string', pattern: '^[\\p{L}\\p{N}_-]{1,8}$' } as const;
export const departmentIds = {
  type: 'array',
  maxItems: departmentsMax,
  uniqueItems: true,
  items: departmentId,
} as const;

const sittingSummary = {
  type: 'object',
  required: ['id', 'startedAt', 'phases', 'openGapsAtStart'],
  properties: {
    id: { type: 'string' },
    conferenceId: { type: 'string' },
    startedAt: { type: 'number', description: 'ms since epoch' },
    finishedAt: { type: 'number', description: 'ms since epoch' },
    phases: {
      type: 'array',
      items: {
        type: 'object',
        required: ['kind', 'plannedMinutes', 'usedMinutes'],
        properties: {
          kind: { type: 'string', enum: [...phaseKinds] },
          plannedMinutes: { type: 'integer' },
          usedMinutes: { type: 'integer' },
        },
      },
    },
    openGapsAtStart: { type: 'integer' },
    openGapsAtFinish: { type: 'integer' },
  },
} as const;

const participant = {
  type: 'object',
  required: ['id', 'name', 'department', 'role'],
  properties: { id: line(64), name: line(200), department: line(8), role: line(16) },
} as const;

export const sessionInfo = {
  type: 'object',
  required: ['probe', 'serverTime', 'version'],
  properties: {
    participant,
    probe: { type: 'boolean' },
    serverTime: { type: 'number', description: 'ms since epoch' },
    version: { type: 'string' },
  },
} as const;

export const probeEntry = {
  type: 'object',
  required: ['department'],
  additionalProperties: false,
  properties: { department: filledLine(8), role: { type: 'string', enum: ['steering'] } },
} as const;

export const department = {
  type: 'object',
  required: ['id', 'name', 'shortName', 'legalSphere', 'hue'],
  properties: {
    id: line(8),
    name: { type: 'string' },
    shortName: { type: 'string' },
    legalSphere,
    hue: { type: 'integer', description: 'one of the department colours, 1–12' },
    retired: { type: 'boolean' },
    mergedInto: { ...line(8), description: 'of a retired one: the department in which it went on' },
  },
} as const;

export const departments = { type: 'array', items: department } as const;

const townContent = {
  departments,
  phases: {
    type: 'array',
    items: {
      type: 'object',
      required: ['kind', 'minutes'],
      properties: {
        kind: { type: 'string', enum: [...phaseKinds] },
        minutes: { type: 'integer' },
        name: { type: 'string' },
      },
    },
  },
  instruments: {
    type: 'array',
    items: {
      type: 'object',
      required: ['id', 'name', 'phases', 'ageGroups'],
      properties: {
        id: { type: 'string' },
        name: { type: 'string' },
        phases: { type: 'array', items: { type: 'string', enum: [...supportPhases] } },
        ageGroups: { type: 'array', items: { type: 'string', enum: [...ageGroups] } },
        legalSphere,
        validFrom: isoDate,
        validUntil: isoDate,
        reviewBy: isoDate,
        preconditions: { type: 'string' },
        provider: { type: 'string' },
        arrangedBy: { type: 'string' },
        waitingDays: { type: 'integer' },
        forChildren: { type: 'boolean' },
        keywords: { type: 'string' },
        retired: { type: 'boolean' },
      },
    },
  },
  questions: {
    type: 'array',
    items: {
      type: 'object',
      required: ['id', 'area', 'text', 'hint'],
      properties: {
        id: { type: 'string' },
        area: { type: 'string', enum: [...questionAreas] },
        text: { type: 'string' },
        hint: { type: 'string', description: 'how to ask it' },
        perPerson: { type: 'boolean' },
      },
    },
  },
  conference: {
    type: 'object',
    required: ['place', 'start', 'breakMinutes'],
    properties: {
      place: { type: 'string' },
      weekday: { type: 'integer', description: '1 Monday … 7 Sunday' },
      start: { type: 'string', description: 'HH:MM' },
      breakMinutes: { type: 'integer' },
      confidentiality: { type: 'string' },
      familyContact: { type: 'string' },
      restingMonths: { type: 'integer' },
      minimumCases: { type: 'integer' },
    },
  },
  chains: {
    type: 'array',
    items: {
      type: 'object',
      required: ['id', 'name', 'version', 'field', 'steps'],
      properties: {
        id: { type: 'string' },
        name: { type: 'string' },
        version: { type: 'integer', description: 'of the settings that last changed it' },
        field: { type: 'string', enum: [...actionFields] },
        ageGroup: { type: 'string', enum: [...ageGroups] },
        steps: {
          type: 'array',
          items: {
            type: 'object',
            required: ['id', 'what', 'department', 'handsTo', 'handsWhat'],
            properties: {
              id: { type: 'string' },
              what: { type: 'string' },
              department: { type: 'string' },
              targetDays: { type: 'integer', description: 'from the need to the beginning' },
              handsTo: { type: 'array', items: { type: 'string' } },
              handsWhat: { type: 'string' },
              legalSphere: { type: 'string', description: 'the step leads into it' },
            },
          },
        },
        rules: { type: 'array', items: { type: 'integer' } },
      },
    },
  },
  transitions: {
    type: 'array',
    items: {
      type: 'object',
      required: [
        ...['id', 'label', 'source', 'from', 'to', 'months', 'countedFrom', 'validFrom'],
        ...['handoverDays', 'checklist', 'changes'],
      ],
      properties: {
        id: { type: 'string' },
        label: { type: 'string' },
        source: { type: 'string' },
        from: { type: 'string' },
        to: { type: 'string' },
        months: { type: 'integer' },
        countedFrom: { type: 'string', enum: [...countedFroms] },
        validFrom: isoDate,
        validUntil: isoDate,
        reviewBy: isoDate,
        handoverDays: { type: 'integer' },
        checklist: {
          type: 'array',
          items: {
            type: 'object',
            required: ['id', 'what', 'department'],
            properties: {
              id: { type: 'string' },
              what: { type: 'string' },
              department: { type: 'string' },
              days: { type: 'integer', description: 'due so many days after the change' },
            },
          },
        },
        changes: {
          type: 'array',
          items: {
            type: 'object',
            required: ['id', 'text'],
            properties: { id: { type: 'string' }, text: { type: 'string' } },
          },
        },
      },
    },
  },
} as const;

const townVersion = {
  version: { type: 'integer', description: '0: what Fallrunde comes with' },
  validFrom: { type: 'number', description: 'ms since epoch' },
  by: { ...line(8), description: 'department that saved it' },
} as const;

export const townSettings = {
  type: 'object',
  required: ['version', 'validFrom', ...Object.keys(townContent)],
  properties: { ...townVersion, ...townContent },
} as const;

export const townVersions = {
  type: 'array',
  items: { type: 'object', required: ['version', 'validFrom'], properties: townVersion },
} as const;

/** What `settings` holds is checked by readTownContent, which also says what is wrong with it. */
export const townInput = {
  type: 'object',
  required: ['basedOn', 'settings'],
  additionalProperties: false,
  properties: { basedOn: { type: 'integer', minimum: 0 }, settings: { type: 'object' } },
} as const;

export const settingsVersion = {
  type: 'object',
  required: ['version'],
  properties: { version: { type: 'integer', minimum: 0 } },
} as const;

export const caseListItem = {
  type: 'object',
  required: ['id', 'number', 'leadDepartment', 'leadSince', 'departments', 'summary'],
  properties: {
    id: line(40),
    number: line(40),
    leadDepartment: line(8),
    leadSince: isoDate,
    departments: { type: 'array', items: { type: 'string' } },
    retention: {
      type: 'object',
      required: ['state', 'until'],
      properties: { state: { type: 'string', enum: ['due', 'passed'] }, until: isoDate },
    },
    summary: {
      type: 'object',
      required: [
        'pseudonym',
        'origin',
        'persons',
        'directions',
        'resources',
        'openGaps',
        'due',
        'sittings',
      ],
      properties: {
        pseudonym: { type: 'string' },
        origin: { type: 'string' },
        persons: { type: 'integer' },
        legalSphere,
        legalSphereSince: isoDate,
        directions: { type: 'array', items: { type: 'string' } },
        resources: countByField,
        openGaps: countByField,
        due: {
          type: 'array',
          items: {
            type: 'object',
            required: ['agreementId', 'what', 'due'],
            properties: {
              agreementId: { type: 'string' },
              what: { type: 'string' },
              department: { type: 'string' },
              due: isoDate,
            },
          },
        },
        sittings: { type: 'array', items: sittingSummary },
      },
    },
  },
} as const;

export const caseList = { type: 'array', items: caseListItem } as const;

export const newCase = {
  type: 'object',
  required: ['pseudonym', 'persons', 'legalSphere', 'legalSphereSince'],
  additionalProperties: false,
  properties: {
    pseudonym: filledLine(60),
    origin: line(60),
    persons: {
      type: 'array',
      maxItems: 30,
      items: {
        type: 'object',
        required: ['label', 'kinship'],
        additionalProperties: false,
        properties: {
          label: filledLine(40),
          kinship: { type: 'string', enum: ['father', 'mother', 'child', 'relative', 'other'] },
          ageGroup: { type: 'string', enum: [...ageGroups] },
          interpreter: { type: 'boolean' },
          languages: line(80),
        },
      },
    },
    legalSphere,
    legalSphereSince: isoDate,
    departments: departmentIds,
    first: {
      type: 'array',
      maxItems: firstLinesMax,
      items: {
        type: 'object',
        required: ['kind', 'text'],
        additionalProperties: false,
        properties: {
          kind: { type: 'string', enum: ['resource', 'gap'] },
          text: filledLine(resourceTextMax),
          department: departmentId,
        },
      },
    },
    conferenceId: { type: 'string', pattern: '^[A-Za-z0-9_-]{1,40}$' },
    preparationSeconds: { type: 'integer', minimum: 0, maximum: 86_400 },
  },
} as const;

export const caseId = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'string', pattern: '^[A-Za-z0-9_-]{8,40}$' } },
} as const;

export const id = (maxLength: number) =>
  ({ type: 'string', pattern: `^[A-Za-z0-9_-]{1,${maxLength}}$` }) as const;

export const caseStrategy = {
  type: 'object',
  required: ['id', 'strategyId'],
  properties: { ...caseId.properties, strategyId: id(64) },
} as const;

const stance = {
  resistance: { type: ['integer', 'null'], minimum: 0, maximum: resistanceMax },
  objection: line(stanceObjectionMax),
} as const;

export const stanceInput = {
  type: 'object',
  required: ['resistance'],
  additionalProperties: false,
  properties: { roundId: id(64), ...stance },
} as const;

export const ownStances = {
  type: 'object',
  required: ['stances'],
  properties: {
    roundId: id(64),
    stances: {
      type: 'array',
      items: {
        type: 'object',
        required: ['strategyId', 'resistance'],
        properties: { strategyId: id(64), ...stance },
      },
    },
  },
} as const;

export const newRound = {
  type: 'object',
  additionalProperties: false,
  properties: { strategyIds: { type: 'array', maxItems: 200, items: id(64) } },
} as const;

export const revealInput = {
  type: 'object',
  required: ['roundId'],
  additionalProperties: false,
  properties: { roundId: id(64) },
} as const;

const roomCode = { type: 'string', pattern: '^[0-9]{6}$' } as const;

export const roomInfo = { type: 'object', properties: { code: roomCode } } as const;

export const joinInput = {
  type: 'object',
  required: ['code'],
  additionalProperties: false,
  properties: { code: roomCode },
} as const;

export const roomCase = {
  type: 'object',
  required: ['caseId'],
  properties: { caseId: { type: 'string' } },
} as const;

const clockTime = { type: 'string', pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' } as const;
const minutes = { type: 'integer', minimum: itemMinutes.min, maximum: itemMinutes.max } as const;
const answer = { type: 'string', enum: [...invitationAnswers] } as const;

export const conferenceId = {
  type: 'object',
  required: ['id'],
  properties: { id: id(40) },
} as const;

export const conferenceInvitation = {
  type: 'object',
  required: ['id', 'department'],
  properties: { id: id(40), department: departmentId },
} as const;

export const invitationAnswer = {
  type: 'object',
  required: ['answer'],
  additionalProperties: false,
  properties: { answer },
} as const;

const conferenceFields = {
  date: isoDate,
  start: clockTime,
  place: line(placeMax),
  items: {
    type: 'array',
    maxItems: agendaMax,
    items: {
      type: 'object',
      required: ['kind', 'id', 'minutes'],
      additionalProperties: false,
      if: { properties: { kind: { const: 'case' } } },
      // biome-ignore lint/suspicious/noThenProperty: the word of JSON Schema
      then: { required: ['caseId'] },
      properties: {
        kind: { type: 'string', enum: ['case', 'break', 'other'] },
        id: id(40),
        caseId: id(40),
        minutes,
      },
    },
  },
  invited: departmentIds,
} as const;

export const conferenceInput = {
  type: 'object',
  required: ['date', 'start', 'place', 'items', 'invited'],
  additionalProperties: false,
  properties: conferenceFields,
} as const;

export const conferenceUpdate = {
  ...conferenceInput,
  required: ['version', ...conferenceInput.required],
  properties: { version: { type: 'integer' }, ...conferenceFields },
} as const;

export const postponeInput = {
  type: 'object',
  required: ['itemId', 'reason'],
  additionalProperties: false,
  properties: { itemId: id(40), reason: filledLine(postponementReasonMax), to: id(40) },
} as const;

export const conference = {
  type: 'object',
  required: ['id', 'version', 'date', 'start', 'place', 'items', 'invitations'],
  properties: {
    id: { type: 'string' },
    version: { type: 'integer' },
    date: isoDate,
    start: clockTime,
    place: { type: 'string' },
    items: {
      type: 'array',
      items: {
        type: 'object',
        required: ['kind', 'id', 'minutes'],
        properties: {
          kind: { type: 'string', enum: ['case', 'break'] },
          id: { type: 'string' },
          caseId: { type: 'string' },
          minutes,
          postponed: {
            type: 'object',
            required: ['reason'],
            properties: { reason: { type: 'string' }, to: { type: 'string' } },
          },
        },
      },
    },
    invitations: {
      type: 'array',
      items: {
        type: 'object',
        required: ['department', 'answer'],
        properties: { department: { type: 'string' }, answer },
      },
    },
  },
} as const;

export const conferenceList = { type: 'array', items: conference } as const;

export const conferenceFigures = {
  type: 'object',
  required: ['cases'],
  properties: {
    cases: {
      type: 'array',
      items: {
        type: 'object',
        required: ['caseId', 'pseudonym', 'plannedMinutes'],
        properties: {
          caseId: { type: 'string' },
          pseudonym: { type: 'string' },
          plannedMinutes: { type: 'integer' },
          sitting: sittingSummary,
          preparationMinutes: { type: 'integer' },
          postponed: { type: 'string' },
        },
      },
    },
  },
} as const;

const apiError = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code'],
      properties: { code: { type: 'string' }, field: { type: 'string' } },
    },
  },
} as const;

/** The answers of a route: `schema` where it went well, else `ApiError`. */
export function answers(status: 200 | 201, schema: object) {
  return { [status]: schema, '4xx': apiError, '5xx': apiError };
}

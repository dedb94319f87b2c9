import { phaseKinds, phaseMinutes, phaseNameMax } from '../method/phases.ts';
import { resistanceMax } from '../method/resistance.ts';
import { consentForms, extensionReasonMax, purposeMax } from '../protocol/privacy.ts';
import { snapshotNameMax } from '../protocol/snapshots.ts';
import { caseFileFormat, caseFileVersion } from './case-file.ts';
import { addendumMax } from './closed-minutes.ts';
import { definitionOf } from './definitions.ts';
import { directionTextMax } from './direction.ts';
import { kindEntries } from './entity.ts';
import { date, type FieldSchema } from './field-kinds.ts';
import { inkMaxRecords } from './ink.ts';
import { metaKinds } from './meta.ts';
import { schemaVersion } from './migrate.ts';
import { noteKinds } from './notes.ts';
import { resourceFields } from './resource-field.ts';
import { departmentRule, idRule, type RootName, rootNames } from './roots.ts';
import { stanceObjectionMax } from './round.ts';
import { attendances } from './sitting.ts';
import { decisionTextMax, outcomes } from './strategy-decision.ts';
import { lastInstant } from './time.ts';
import { entrustReasonMax, isEntryRoot } from './vaults.ts';

/** JSON Schema of the file of a case, made from the definitions of the entities. */

type Properties = Readonly<Record<string, FieldSchema>>;

const object = (required: Properties, optional: Properties = {}): FieldSchema => ({
  type: 'object',
  required: Object.keys(required),
  additionalProperties: false,
  properties: { ...required, ...optional },
});
const list = (items: FieldSchema, rules: FieldSchema = {}): FieldSchema => ({
  type: 'array',
  items,
  ...rules,
});
const map = (values: FieldSchema): FieldSchema => ({
  type: 'object',
  propertyNames: idOrDepartment,
  additionalProperties: values,
});
const text = (maxLength: number): FieldSchema => ({ type: 'string', maxLength });
const count: FieldSchema = { type: 'integer', minimum: 0 };

const id: FieldSchema = { type: 'string', ...idRule };
const idOrDepartment: FieldSchema = { type: 'string', pattern: '^[\\p{L}\\p{N}_-]{1,64}$' };
const department: FieldSchema = { type: 'string', ...departmentRule };
const day = date.schema;
const time: FieldSchema = {
  type: 'number',
  minimum: 0,
  maximum: lastInstant,
  description: 'ms since epoch',
};
/** What is lost of a signature reads as empty. */
const orEmpty = (schema: FieldSchema): FieldSchema => ({ anyOf: [schema, { const: '' }] });
const signature = { at: time, by: orEmpty(id), department: orEmpty(department) };

function entityOf(root: RootName): FieldSchema {
  const fields = kindEntries(definitionOf(root));
  const schemas = (isRequired: boolean) =>
    Object.fromEntries(
      fields.flatMap(([field, kind]) =>
        (kind.presence === 'required') === isRequired ? [[field, kind.schema]] : [],
      ),
    );
  const vault = object({
    key: { type: 'string', pattern: '^[A-Za-z0-9_-]{21}$' },
    departments: list(department, { minItems: 1, uniqueItems: true }),
  });
  return object(
    {
      id,
      createdAt: time,
      createdBy: signature.by,
      department: signature.department,
      ...schemas(true),
    },
    {
      removed: object(signature),
      ...schemas(false),
      ...(isEntryRoot(root)
        ? {
            entrusted: vault,
            transfer: object({ ...signature, reason: text(entrustReasonMax) }),
          }
        : {}),
    },
  );
}

const entities = Object.fromEntries(
  rootNames.map((root) => [root, list({ $ref: `#/definitions/${root}` })]),
);

const metaFields = Object.fromEntries(
  Object.entries(metaKinds).map(([field, { schema }]) => [field, schema]),
);

/** A list that is left out is empty. */
const board = object(
  {
    // Empty where nobody gave one.
    meta: object(
      { schemaVersion: { const: schemaVersion } },
      { ...metaFields, pseudonym: text(60) },
    ),
  },
  {
    ...entities,
    removed: object({}, entities),
    ink: list({ type: 'object' }, { maxItems: inkMaxRecords }),
    notes: list(
      object({
        sittingId: id,
        blocks: list(
          object(
            {
              kind: { enum: noteKinds },
              runs: list(object({ text: { type: 'string' }, strong: { type: 'boolean' } })),
            },
            { source: { type: 'string' } },
          ),
        ),
      }),
    ),
  },
);

const phase = { enum: phaseKinds };
const plan = list(
  object(
    {
      kind: phase,
      minutes: { type: 'integer', minimum: phaseMinutes.min, maximum: phaseMinutes.max },
    },
    { name: text(phaseNameMax) },
  ),
);
const event = (kinds: readonly string[], required: Properties, optional: Properties = {}) =>
  object({ kind: { enum: kinds }, ...required, id, sittingId: id, ...signature }, optional);
const decision = { id, ...signature, supersedes: list(id) };

const chair = object(
  {},
  {
    directionDecisions: list(
      object({ ...decision, directionId: id, text: text(directionTextMax) }),
    ),
    strategyDecisions: list(
      object({ ...decision, text: text(decisionTextMax), outcomes: map({ enum: outcomes }) }),
    ),
    sittingEvents: list({
      type: 'object',
      required: ['kind'],
      discriminator: { propertyName: 'kind' },
      oneOf: [
        event(
          ['start'],
          { plan, openGaps: count },
          { conferenceId: id, preparationMinutes: count },
        ),
        event(['phase'], { phase }),
        event(['pause', 'resume'], {}),
        event(['extend'], { minutes: { type: 'integer', minimum: 1 } }),
        event(['plan'], { plan }),
        event(['attendance'], { who: department, attendance: { enum: attendances } }),
        event(['nextLook'], { on: day }),
        event(['finish'], { openGaps: count }),
      ],
    }),
    rounds: list(
      object(
        {
          id,
          number: { type: 'integer', minimum: 1 },
          openedAt: time,
          given: map(object({ strategyIds: list(id), revision: count })),
          revealed: object({
            ...signature,
            missing: list(department),
            stances: list(
              object(
                {
                  strategyId: id,
                  department,
                  resistance: { type: ['integer', 'null'], minimum: 0, maximum: resistanceMax },
                },
                { objection: text(stanceObjectionMax), carried: { const: true } },
              ),
            ),
          }),
        },
        { strategyIds: list(id) },
      ),
    ),
    closedMinutes: list(object({ id, ...signature, snapshotAt: time })),
    addenda: list(object({ id, sittingId: id, ...signature, text: text(addendumMax) })),
  },
);

const documents = {
  board: { $ref: '#/definitions/board' },
  chair: { $ref: '#/definitions/chair' },
};

const snapshot = object(
  {
    at: time,
    name: text(snapshotNameMax),
    departments: list(department),
    direction: list(text(directionTextMax * 4)),
    hash: { type: 'string', pattern: '^[0-9a-f]{64}$', description: 'docs/export-format.md' },
    ...documents,
  },
  { by: department, sittingId: id, decision: { type: 'string' } },
);

const consent = object(
  {
    id,
    department,
    form: { enum: consentForms },
    givenOn: day,
    purpose: text(purposeMax),
  },
  { withdrawnOn: day },
);

/** Rows of the case beside its documents, of each kind: far more than any case has. */
const rowsMax = 2000;

export const caseFileSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Fallrunde: ein Fall als Datei',
  ...object({
    format: { const: caseFileFormat },
    version: { const: caseFileVersion },
    id: { type: 'string', pattern: '^[A-Za-z0-9_-]{8,40}$' },
    number: { type: 'string', pattern: '^F-\\d{4,15}$' },
    createdAt: time,
    leadDepartment: department,
    leadSince: day,
    earlierLeads: list(object({ department, since: day, until: day }), { maxItems: rowsMax }),
    departments: list(department, { uniqueItems: true, maxItems: 60 }),
    consents: list(consent, { maxItems: rowsMax }),
    extensions: list(
      object({ at: time, until: day, department, reason: text(extensionReasonMax) }),
      { maxItems: rowsMax },
    ),
    ...documents,
    leftOut: object({
      entrusted: object(Object.fromEntries(resourceFields.map((field) => [field, count]))),
      snapshots: list(time),
    }),
    snapshots: list(snapshot),
  }),
  definitions: {
    board,
    chair,
    ...Object.fromEntries(rootNames.map((root) => [root, entityOf(root)])),
  },
} as const;

import { Ajv, type SchemaObject, type ValidateFunction } from 'ajv';
import type { CaseFile } from '../../shared/case/case-file.ts';
import { caseFileSchema } from '../../shared/case/case-file-schema.ts';
import type { ExemplaryContent } from '../store/exemplary-store.ts';

/** Compiling takes longer than all else a server does before it listens: the first who asks has it done. */
function compiledOnce<T>(schema: SchemaObject): () => ValidateFunction<T> {
  let compiled: ValidateFunction<T> | undefined;
  return () => {
    compiled ??= new Ajv({ discriminator: true, strict: false }).compile<T>(schema);
    return compiled;
  };
}

export const caseFileForm = compiledOnce<CaseFile>(caseFileSchema);

export const exemplaryForm = compiledOnce<ExemplaryContent>({
  type: 'object',
  required: ['board', 'chair'],
  properties: {
    board: { $ref: '#/definitions/board' },
    chair: { $ref: '#/definitions/chair' },
  },
  definitions: caseFileSchema.definitions,
});

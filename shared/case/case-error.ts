import type { AgreementPart } from './agreement.ts';
import type { RootName } from './roots.ts';

/** How the days of a step of the chain contradict each other. */
export type StepContradiction = 'BegunBeforeNeed' | 'DoneBeforeBegun' | 'SkippedButBegun';

/** Why a command was refused. Nothing was written. */
export type CaseErrorDetail =
  | { readonly code: 'TextTooLong'; readonly field: string; readonly max: number }
  | { readonly code: 'TextEmpty'; readonly field: string }
  | { readonly code: 'InvalidValue'; readonly field: string }
  | { readonly code: 'UnknownEntity'; readonly root: RootName; readonly id: string }
  | { readonly code: 'StatusQuoFixed' }
  | { readonly code: 'GapClosed'; readonly id: string }
  | { readonly code: 'AgreementIncomplete'; readonly missing: readonly AgreementPart[] }
  | { readonly code: StepContradiction }
  | { readonly code: 'SittingRuns' }
  | { readonly code: 'NoSitting' }
  | { readonly code: 'NewerSchema'; readonly version: number };

export type CaseErrorCode = CaseErrorDetail['code'];

export class CaseError extends Error {
  readonly detail: CaseErrorDetail;

  constructor(detail: CaseErrorDetail) {
    super(detail.code);
    this.name = 'CaseError';
    this.detail = detail;
  }

  get code(): CaseErrorCode {
    return this.detail.code;
  }
}

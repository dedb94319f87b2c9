import { type ChairState, mayWriteChair } from '../../shared/case/chair.ts';
import type { DocumentKind } from '../../shared/protocol/documents.ts';
import type { Participant } from '../../shared/protocol/http.ts';

/** The only place that decides what a participant may do. Every signed-in participant is a member of every case. */
export const policy = {
  mayRead(_participant: Participant, _kind: DocumentKind): boolean {
    return true;
  },

  mayWriteBoard(_participant: Participant): boolean {
    return true;
  },

  mayWriteChair(participant: Participant, chair: ChairState, now: number): boolean {
    return mayWriteChair(chair, participant.id, now);
  },

  mayReveal(participant: Participant, { holder }: ChairState): boolean {
    return holder?.participantId === participant.id;
  },

  mayTakeChair(_participant: Participant): boolean {
    return true;
  },

  mayChangeSettings(_participant: Participant): boolean {
    return true;
  },

  mayCreateCase(_participant: Participant): boolean {
    return true;
  },

  mayReadConferences(_participant: Participant): boolean {
    return true;
  },

  mayPlanConferences(_participant: Participant): boolean {
    return true;
  },

  /** Each department answers for itself. */
  mayAnswerInvitation(participant: Participant, department: string): boolean {
    return participant.department === department;
  },
} as const;

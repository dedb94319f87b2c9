import { type ChairState, mayWriteChair } from '../../shared/case/chair.ts';
import type { Vault } from '../../shared/case/vaults.ts';
import type { Participant } from '../../shared/protocol/http.ts';
import { type CaseRole, isStaff, type StaffRole } from '../../shared/protocol/roles.ts';
import type { TableSeats } from '../store/case-store.ts';
import type { Person } from './person.ts';

/** The only place that decides what a participant may do. */
export const policy = {
  /**
   * Whether somebody of the staff sits at a round table: for their department, unless it has persons named there, or as
   * one of these. Administrators run the house: they see a case only where they are named. The steering group sees none.
   */
  sitsAt({ id, role, department }: Participant, table: TableSeats): boolean {
    if (role === 'steering') return false;
    if (table.staff.some(({ staffId }) => staffId === id)) return true;
    if (role === 'administrator' || table.staff.some((seat) => seat.department === department))
      return false;
    return table.leadDepartment === department || table.departments.includes(department);
  },

  /** Whether they are proposed where somebody is to be named at a round table. */
  maySitAtTables(role: StaffRole): boolean {
    return role === 'coordinator' || role === 'member';
  },

  mayWriteBoard(role: CaseRole): boolean {
    return role !== 'observer';
  },

  /** A guest takes nothing along. */
  mayExport(role: CaseRole): boolean {
    return role === 'member';
  },

  /** Bring back what the board said earlier; of vaults only those one may write. A guest undoes what they do themselves. */
  mayRestore(role: CaseRole): boolean {
    return role === 'member';
  },

  /** Keep the case as it is now, for good. */
  mayTakeSnapshot(role: CaseRole): boolean {
    return role === 'member';
  },

  /** Close the minutes of a consultation for good. */
  mayCloseMinutes(participant: Participant, { holder }: ChairState): boolean {
    return holder?.participantId === participant.id;
  },

  /** Add to minutes that are closed. */
  mayAddToMinutes(role: CaseRole): boolean {
    return role === 'member';
  },

  /**
   * What is entrusted to departments belongs to who sits at the case for one of them. A guest reads no more than whoever
   * let them in: otherwise anybody at the table could read it by inviting themselves for one of them.
   */
  mayReadVault(person: Person, { departments }: Pick<Vault, 'departments'>): boolean {
    const { department, admittedBy } = person;
    return (
      departments.includes(department) &&
      (!isGuest(person) || (admittedBy !== undefined && departments.includes(admittedBy)))
    );
  },

  mayWriteVault(person: Person, role: CaseRole, vault: Pick<Vault, 'departments'>): boolean {
    return policy.mayWriteBoard(role) && policy.mayReadVault(person, vault);
  },

  mayWriteChair(participant: Participant, chair: ChairState, now: number): boolean {
    return mayWriteChair(chair, participant.id, now);
  },

  mayReveal(participant: Participant, { holder }: ChairState): boolean {
    return holder?.participantId === participant.id;
  },

  /**
   * Whether somebody hears and changes what their department has said already. A guest whom others let in may be anybody
   * these others chose: they speak, and know of their own words only.
   */
  speaksForDepartment({ role, department, admittedBy }: Person): boolean {
    return isStaff(role) || admittedBy === department;
  },

  mayTakeChair(role: CaseRole): boolean {
    return role === 'member';
  },

  /** Bring others in, change what they may do, end it. */
  mayManageStaff({ role }: Participant): boolean {
    return role === 'coordinator' || role === 'administrator';
  },

  mayChangeSettings({ role }: Participant): boolean {
    return role === 'coordinator' || role === 'administrator';
  },

  mayReadPrivacy(role: CaseRole): boolean {
    return role === 'member';
  },

  mayReadErasures({ role }: Participant): boolean {
    return role === 'coordinator' || role === 'administrator';
  },

  /** For a case: who may be told of it, how long it is kept, its log of access, its end. */
  mayAnswerFor(participant: Participant, leadDepartment: string): boolean {
    const { role, department } = participant;
    return role === 'coordinator' || (worksAtCases(participant) && department === leadDepartment);
  },

  mayCreateCase({ role }: Participant): boolean {
    return role === 'coordinator' || role === 'member';
  },

  /** A file may say of a case whatever somebody wrote into it: who coordinates answers for where it comes from. */
  mayImportCase({ role }: Participant): boolean {
    return role === 'coordinator';
  },

  /** Show a case to others to learn from. */
  mayProposeExemplary({ role }: Participant, at: CaseRole): boolean {
    return role === 'coordinator' && at === 'member';
  },

  /** See what is proposed, before somebody else has looked at it. `at`: what they may do at the case it was made from. */
  maySeeProposed({ role }: Participant, at: CaseRole | undefined): boolean {
    return role === 'coordinator' || at === 'member';
  },

  /** Nobody releases what they proposed themselves. */
  mayReviewExemplary(
    participant: Participant,
    at: CaseRole | undefined,
    proposer: string,
  ): boolean {
    return participant.id !== proposer && policy.maySeeProposed(participant, at);
  },

  mayReadExemplary(participant: Participant): boolean {
    return !isGuest(participant);
  },

  mayWithdrawExemplary({ role }: Participant): boolean {
    return role === 'coordinator';
  },

  /** The Regelwerk: its figures are of no case, its rules of the town. */
  mayReadLearning(participant: Participant): boolean {
    return !isGuest(participant);
  },

  /** Draft rules, give them to the steering group, take them back, comment. */
  mayDraftRules({ role }: Participant): boolean {
    return role === 'coordinator' || role === 'steering';
  },

  /** Agree with a rule or reject it, and decide. */
  mayDecideRules({ role }: Participant): boolean {
    return role === 'steering';
  },

  /** A guest takes no tool along. */
  mayIssueToolToken(role: CaseRole): boolean {
    return role === 'member';
  },

  mayInvite(role: CaseRole): boolean {
    return role === 'member';
  },

  /** Everybody at the table, so that nobody waits because whoever has the chair has dropped out. */
  mayAdmit(role: CaseRole): boolean {
    return role === 'member';
  },

  /** Who sits at the table, and who leads the case. */
  mayChangeTable(participant: Participant, { leadDepartment }: TableSeats): boolean {
    return policy.mayAnswerFor(participant, leadDepartment);
  },

  mayReadConferences(participant: Participant): boolean {
    return worksAtCases(participant);
  },

  mayPlanConferences(participant: Participant): boolean {
    return worksAtCases(participant);
  },

  /** Each department answers for itself. */
  mayAnswerInvitation(participant: Participant, department: string): boolean {
    return worksAtCases(participant) && participant.department === department;
  },
} as const;

function worksAtCases(participant: Participant): boolean {
  return !isGuest(participant) && participant.role !== 'steering';
}

export function isGuest({ role }: Participant): boolean {
  return !isStaff(role);
}

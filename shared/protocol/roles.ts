/**
 * What somebody of the town's staff may do beside working on the cases at whose round table they sit. `steering`: the
 * Lenkungsgruppe, which sits at none.
 */
export type StaffRole = 'coordinator' | 'member' | 'administrator' | 'steering';

/** What somebody may do who came in by a link or the code of the room. */
export type GuestRole = 'contributor' | 'observer';

export const staffRoles: readonly StaffRole[] = [
  'coordinator',
  'member',
  'administrator',
  'steering',
];

export function isStaff(role: Role): role is StaffRole {
  return staffRoles.some((each) => each === role);
}

export const roles = [
  'coordinator',
  'member',
  'administrator',
  'steering',
  'contributor',
  'observer',
] as const satisfies readonly (StaffRole | GuestRole)[];
export type Role = (typeof roles)[number];

/** What somebody may do at one case. The chair is none of these: who has it stands in the chair document. */
export type CaseRole = 'member' | GuestRole;

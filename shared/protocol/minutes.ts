/** POST /api/cases/:id/sittings/:sittingId/addenda. Answer 204. Conflict: `minutesOpen`, `addendaFull`. */
export interface NewAddendum {
  readonly text: string;
}

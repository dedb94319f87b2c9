/** What could not be read. Without `field` the whole entry is missing from the state. */
export interface Unreadable {
  readonly root: string;
  readonly id?: string;
  readonly field?: string;
  readonly why: 'missing' | 'damaged' | 'dangling' | 'tooLong' | 'notAnEntity' | 'badId';
}

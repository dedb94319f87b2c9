/** Ends Hocuspocus' handling of a message whose sender has been told why already. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

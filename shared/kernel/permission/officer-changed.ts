/** The list of officers is another one than the caller was let in by: he is to be checked afresh. */
export class OfficerChanged extends Error {
  override readonly name = "OfficerChanged";
}

/** The list of officers has changed since the caller was authorised: they are authorised again. */
export class OfficerChanged extends Error {
  override readonly name = "OfficerChanged";
}

/** An error of the Step Functions API; its code becomes the exception class of the SDKs. */
export class ApiError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** The error for a resource that is not there. */
export function doesNotExist(
  what: "StateMachine" | "Execution" | "Resource",
  arn: string,
): ApiError {
  const code = what === "Resource" ? "ResourceNotFound" : `${what}DoesNotExist`;
  const name = what === "StateMachine" ? "State Machine" : what;
  return new ApiError(code, `${name} Does Not Exist: '${arn}'`);
}

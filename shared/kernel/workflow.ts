/** An Amazon States Language definition in JSONata; `${functions.step}` and `${partition}` are filled in by the host. */
export type WorkflowDefinition = {
  Comment: string;
  QueryLanguage: "JSONata";
  StartAt: string;
  TimeoutSeconds: number;
  States: Record<string, WorkflowState>;
};

/** One state; the fields that ASL allows for its Type are checked by the definition tests. */
export type WorkflowState = {
  Type: "Task" | "Choice" | "Pass" | "Succeed" | "Fail" | "Wait" | "Parallel" | "Map";
  Comment?: string;
  [field: string]: unknown;
};

/**
 * Fills `${name}` placeholders in a definition.
 * @throws Error when a placeholder has no value: a half-bound machine must never be created.
 */
export function bindWorkflow(
  definition: WorkflowDefinition,
  values: Record<string, string>,
): WorkflowDefinition {
  const text = JSON.stringify(definition).replaceAll(/\$\{([a-zA-Z.]+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`No value for placeholder ${name}`);
    return value;
  });
  return JSON.parse(text) as WorkflowDefinition;
}

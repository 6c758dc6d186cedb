type Statement = aws.types.input.wafv2.WebAclRuleStatement;
export type Rule = aws.types.input.wafv2.WebAclRule;
/** Says how a request that a rule stops is answered: by one of the firewall's own answers. */
export type Answer = { key: "problem" | "page" | "too-large"; status: number };

/** Figures of a rule. Sampled requests would keep addresses of people who file petitions. */
export const visibility = (metricName: string) => ({
  metricName,
  cloudwatchMetricsEnabled: true,
  sampledRequestsEnabled: false,
});

/** At most so many requests in five minutes from one address, of those that `scope` names. */
export function limit(
  name: string,
  most: number,
  scope?: Statement,
  answer?: Answer,
): Omit<Rule, "priority"> {
  return {
    name,
    action: blocked(answer ?? { key: "problem", status: 429 }),
    statement: {
      rateBasedStatement: {
        limit: most,
        aggregateKeyType: "IP",
        ...(scope === undefined ? {} : { scopeDownStatement: scope }),
      },
    },
    visibilityConfig: visibility(name),
  };
}

/** One of AWS's rule groups; the rules named only leave their label, for a rule of ours to read. */
export function managed(name: string, labelled: readonly string[] = []): Omit<Rule, "priority"> {
  return {
    name,
    overrideAction: { none: {} },
    statement: {
      managedRuleGroupStatement: {
        vendorName: "AWS",
        name,
        ruleActionOverrides: labelled.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
      },
    },
    visibilityConfig: visibility(name),
  };
}

/** Stops what all of these say. */
export function stop(name: string, all: Statement[], answer: Answer): Omit<Rule, "priority"> {
  const [only, ...more] = all;
  return {
    name,
    action: blocked(answer),
    statement: more.length === 0 ? (only ?? {}) : { andStatement: { statements: all } },
    visibilityConfig: visibility(name),
  };
}

function blocked({ key, status }: Answer) {
  return { block: { customResponse: { responseCode: status, customResponseBodyKey: key } } };
}

const asIs = [{ priority: 0, type: "NONE" }];

export function startsWith(path: string): Statement {
  return {
    byteMatchStatement: {
      fieldToMatch: { uriPath: {} },
      positionalConstraint: "STARTS_WITH",
      searchString: path,
      textTransformations: asIs,
    },
  };
}

/** A path of the topology, in which `{id}` stands for one part and `*` for whatever comes. */
export function isPath(path: string): Statement {
  const parts = path.replaceAll(/\{\w+\}/g, "[^/]+").replaceAll("*", ".*");
  const regexString = `^${parts}$`;
  return {
    regexMatchStatement: { fieldToMatch: { uriPath: {} }, regexString, textTransformations: asIs },
  };
}

export function header(name: string, regexString: string): Statement {
  return {
    regexMatchStatement: {
      fieldToMatch: { singleHeader: { name } },
      regexString,
      textTransformations: asIs,
    },
  };
}

export const labelled = (key: string): Statement => ({
  labelMatchStatement: { scope: "LABEL", key: `awswaf:managed:aws:core-rule-set:${key}` },
});

export const not = (statement: Statement): Statement => ({
  notStatement: { statements: [statement] },
});

/** True where one of them is. */
export function any(statements: Statement[]): Statement {
  const [only, ...more] = statements;
  return more.length === 0 ? (only ?? {}) : { orStatement: { statements } };
}

/** What a basis is: a document of another organ, or the district's own rule. */
export const basisTypes = { DOCUMENT: "依据文件", RULE: "本区制度" } as const;

/** Whether a rule is on trial. */
export const effects = { TRIAL: "试行", FULL: "正式施行" } as const;

export const basisStatuses = { IN_FORCE: "施行中", REPEALED: "已废止" } as const;

/** the five parts of the district's own rule. */
export const ruleParts = {
  scope: "适用范围",
  objects: "监督对象",
  content: "监督内容",
  methods: "监督方法",
  requirements: "有关要求",
} as const;

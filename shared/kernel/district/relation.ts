/** 监察法 Art. 67: the four grounds of recusal. */
export const relations = {
  relative: "近亲属",
  witness: "担任过本案证人",
  interest: "本人或者近亲属有利害关系",
  other: "其他可能影响公正",
} as const;
export type Relation = keyof typeof relations;

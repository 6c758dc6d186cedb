/** Every expected "no": HTTP status and the Chinese title that people see. */
export const refusals = {
  "input.invalid": [422, "提交的内容有误"],
  "auth.missing": [401, "请先登录"],
  "auth.unknown-officer": [403, "该账号不在本系统人员名录中"],
  "auth.forbidden": [403, "您没有办理此事项的权限"],
  "record.unknown": [404, "没有找到该事项"],
  "route.unknown": [404, "没有这个地址"],
  "record.version": [409, "该事项刚被他人更新，请刷新后重试"],
  "record.state": [409, "事项当前状态不允许此操作"],
  "idempotency.missing": [400, "缺少 Idempotency-Key 请求头"],
  "idempotency.reused": [409, "同一 Idempotency-Key 已用于内容不同的请求"],
  "calendar.invalid": [422, "节假日安排有误"],
  "config.invalid": [422, "配置有误"],
  "config.statutory": [422, "法定期限只能缩短，不得延长"],
  "task.unknown": [404, "没有找到该待办"],
  "task.closed": [409, "该待办已办结"],
  "task.not-yours": [403, "该待办不属于您"],
  "task.recused": [403, "已回避"],
  "task.action": [422, "该待办没有这个选项"],
  "task.opinion-required": [422, "除同意外须填写意见"],
  "task.no-assignee": [409, "没有符合条件的承办人，请先在人员名录中指定"],
  "task.verb": [409, "该待办不能进行此操作"],
  "task.declaration": [422, "请先声明不存在应当回避的情形"],
  "task.stale": [409, "内容已变更，请重新审阅后再决定"],
  "task.followed": [409, "后续环节已经办理，不能拿回"],
  "task.urged-recently": [429, "24 小时内已催办过"],
  "task.own-proposal": [403, "提名人不得审批自己的提名"],
  "link.unknown": [404, "链接无效"],
  "link.expired": [410, "链接已过期"],
  "link.revoked": [410, "链接已被新的链接取代"],
  "link.page-stale": [409, "页面已失效，请重新打开链接"],
  "link.code-wrong": [403, "验证码不正确"],
  "link.code-missing": [403, "请先获取验证码"],
  "link.code-locked": [423, "验证码输错次数过多，链接已锁定"],
  "link.code-wait": [429, "验证码刚发送过，请稍后再试"],
  "link.code-limit": [429, "今日发送验证码次数已达上限"],
  "link.code-undelivered": [503, "验证码未能发出，请稍后重试或联系办公室"],
  "notice.unknown": [404, "没有找到该通知"],
  "notice.not-sent": [409, "该通知没有待确认的送达，不能登记退回"],
  "file.missing": [409, "文件尚未上传"],
  "file.mismatch": [422, "上传的文件与申报的大小或散列值不符"],
  "file.scanning": [409, "正在进行病毒扫描，请稍后再试"],
  "file.not-of-matter": [422, "附件须为本事项中已接收的材料，且不能重复"],
  "file.not-stored": [409, "该材料没有通过接收，不能下载"],
  "import.file": [422, "无法读取该工作簿"],
  "import.rows": [422, "工作簿中有错误的行"],
  "enrollment.duplicate": [409, "该人员在该岗位上已有在办提名或已是提级监督对象"],
  "enrollment.barred": [409, "研究未通过后三个月内须有新的理由方可再次提名"],
  "enrollment.criteria": [422, "至少须符合一项纳入标准"],
  "enrollment.incomplete": [422, "提名表必填内容不完整"],
  "enrollment.not-passed": [409, "区纪委监委研究通过后方可报请同级党委"],
  "enrollment.not-consented": [409, "同级党委同意后方可直接监督"],
  "enrollment.return-limit": [409, "退回补充已满两次，只能同意或不同意"],
  "enrollment.left-post": [409, "该人员已离开岗位，请撤回提名"],
  "enrollment.review": [409, "该对象当前不能评估"],
  "enrollment.proposal": [422, "评估建议填写不完整"],
  "enrollment.guarded": [409, "尚有未了事项，不能退出"],
  "enrollment.suspension": [409, "该对象当前不能中止或恢复监督"],
  "enrollment.removed": [409, "该对象已退出，档案只读"],
  "meeting.same-officer": [403, "录入人与复核人不得为同一人"],
  "meeting.votes": [422, "表决数字不一致"],
  "meeting.item": [409, "议题不在待上会状态"],
  "inspection.team": [422, "检查组人员不符合要求"],
  "inspection.day": [422, "日期不符合要求"],
  "inspection.records": [409, "检查记录不完整"],
  "inspection.findings": [409, "问题清单与操作不一致"],
  "finding.sums": [422, "人数或金额合计不一致"],
  "disposal.measure": [422, "该处理方式不适用于此人"],
  "disposal.basis": [422, "处理依据与处理方式不符"],
  "disposal.refund": [422, "退赔金额超过应退金额"],
  "disposal.open": [409, "尚有处置事项未完成"],
  "targeted.beyond-plan": [409, "超出已批准的工作方案，须重新报批"],
  "targeted.documents": [409, "调取材料尚未到齐"],
  "targeted.hits-open": [409, "尚有疑点未经人工核查"],
  "targeted.hit": [409, "该疑点不能作为问题依据"],
  "targeted.table": [422, "无法接收该数据表"],
  "clue.number-taken": [409, "该线索编号已被使用"],
  "clue.unregistered": [409, "问题线索登记后方可处置"],
  "letter.incomplete": [422, "建议书必备内容不完整"],
  "letter.period": [422, "建议书中的期限超出规定范围"],
  "letter.return-limit": [409, "退回补充已满两次，只能同意或不同意"],
  "letter.unsigned": [409, "建议书签发编号后方可生成正式文本"],
  "letter.plan-missing": [409, "请先报送整改方案"],
  "letter.objection-late": [409, "提出异议的期限已过"],
  "letter.objection-once": [409, "异议已经提出并答复"],
  "letter.extension-late": [409, "延期须在整改期限届满前申请"],
  "letter.extension-once": [409, "延期只能申请一次"],
  "letter.refusal-early": [409, "逾期满二十个工作日方可认定拒不采纳"],
} as const satisfies Record<string, readonly [status: number, title: string]>;

export type RefusalCode = keyof typeof refusals;

/** A field that was not as it must be; `path` is dotted, `message` is Chinese. */
export type FieldProblem = { path: string; message: string };

/** An expected "no", returned as a value by `decide` and turned into problem details at the edge. */
export type Refusal = { refused: RefusalCode; detail?: string; fields?: FieldProblem[] };

/** Makes a refusal. */
export function refuse(code: RefusalCode, detail?: string): Refusal {
  return detail === undefined ? { refused: code } : { refused: code, detail };
}

/** Tells a refusal from any result. */
export function isRefusal(value: unknown): value is Refusal {
  return typeof value === "object" && value !== null && "refused" in value;
}

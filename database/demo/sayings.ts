/** What people of the demo write; every text is of a kind that is sealed. */
export const sheet = '签到表，本人签名';
export const verified = '两人现场核实，照片已存档';
export const rain = '下雨，改到下周同一时间';
export const notThere = '签到表上没有，组织者也说没到场';
export const wrongPerson = '录错了人，名单上是同名的另一位';
export const leftEarly = '签退表上只到一小时，按实际时长更正';
export const declined = '签退表与录入一致，不需要更正';
export const approved = '已核对签到签出表，同意更正';
export const wasElsewhere = '那天我不在本市';
export const passed = '凭据齐全';
export const notProven = '书面材料不足，补齐后可重新登记';
export const objections = [
  '这件事我当时在场，时间没有那么长，请核实。',
  '同样的事去年没有算分，为什么这次算？',
  '据我了解参加的不止一人，请说明是怎么定的。',
  '我认为凭据不够，请公布是谁核实的。',
  '公示的事项和实际情况不完全一样，请再看一下。',
] as const;
export const answers = {
  keep: '已向两名当事人和组织者核实，凭据齐全，维持原公示。',
  correct: '核实后按实际完成的部分更正，重新公示三天。',
  cancel: '核实后凭据不足，撤销这条记录，感谢提醒。',
} as const;

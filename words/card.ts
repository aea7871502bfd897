/** The resident's paper card. Chinese only, as it is printed. */
export const cardWords = {
  title: '居民积分卡',
  code: '短码',
  use: '出示二维码或报短码就能办理，不用手机，不用密码。',
  lost: '卡里不存积分。丢了请告诉社区换发，旧卡当时作废。',
  counter: (phone: string | null, hours: string | null): string => ['积分服务窗口', phone ? `电话 ${phone}` : '', hours ?? ''].filter(Boolean).join('　'),
} as const;

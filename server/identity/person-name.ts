/** Single-character surnames, without rare ones that are mostly other words (来, 有, 水); a name outside the list is still a name, it is only recognised less easily in running text. */
const singleSurnames = new Set(
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰鄂索咸籍赖卓蔺屠蒙池乔阴胥苍闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍郤璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚简饶曾毋沙乜鞠丰巢关蒯查荆红游竺权逯盖益桓公仉督岳帅缑亢况郈琴商牟佘佴伯赏墨谯笪爱阳佟肖仝闫覃区朴涂代付冼麦苑原楚展辜揭郇智佳仵芦禤邸矫訚植兰丛官占腾冶闪',
);
/** Two-character surnames, longest match first wherever a name is split. */
const compoundSurnames = new Set(
  '万俟 司马 上官 欧阳 夏侯 诸葛 闻人 东方 赫连 皇甫 尉迟 公羊 澹台 公冶 宗政 濮阳 淳于 单于 太叔 申屠 公孙 仲孙 轩辕 令狐 钟离 宇文 长孙 慕容 鲜于 闾丘 司徒 司空 亓官 司寇 子车 颛孙 端木 巫马 公西 漆雕 乐正 壤驷 公良 拓跋 夹谷 宰父 谷梁 呼延 南宫 独孤 南门 东郭 西门 百里 第五 完颜 纳兰 那拉'.split(
    ' ',
  ),
);

/** Whether a text is a surname by itself, of one or two characters. */
export const isSurname = (text: string): boolean => singleSurnames.has(text) || compoundSurnames.has(text);

/** The surname and the given name; a name whose surname is not in the lists is split after its first character. */
export function splitName(name: string): { surname: string; given: string } {
  const length = compoundSurnames.has(name.slice(0, 2)) && name.length > 2 ? 2 : 1;
  const characters = Array.from(name);
  return { surname: characters.slice(0, length).join(''), given: characters.slice(length).join('') };
}

/** Whether a text has the shape of a full name: a known surname and one or two characters (林知远, 欧阳知远), or a name with a middle dot (阿依·买买提). */
export function hasNameShape(text: string): boolean {
  if (/^\p{Script=Han}{2,}(?:[·•・]\p{Script=Han}+)+$/u.test(text)) return true;
  if (!/^\p{Script=Han}{2,4}$/u.test(text)) return false;
  const { surname, given } = splitName(text);
  return isSurname(surname) && Array.from(given).length <= 2;
}

/**
 * The name as strangers may see it: first character, star, last character (林*远); two characters: first and star (林*).
 * A compound surname shows its first character only (欧*远). One character is a star: nothing would be hidden otherwise.
 */
export function mask(name: string): string {
  const characters = Array.from(name.trim());
  const first = characters[0];
  const last = characters.at(-1);
  if (first === undefined || last === undefined || characters.length === 1) return '*';
  return characters.length === 2 ? `${first}*` : `${first}*${last}`;
}

import css from './mark.module.css';

/** 里仁 upright on a bamboo slip. */
export const Mark = () => (
  <span className={css.mark} lang="zh-CN">
    里仁
  </span>
);

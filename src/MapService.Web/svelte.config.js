/** Components come out as JavaScript and CSS files; nothing is injected at run time. */
export default {
  compilerOptions: { runes: true, css: 'external' },
};

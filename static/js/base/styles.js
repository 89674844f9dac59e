// Style sheets that come with what needs them, so that the first page stays small.

/**
 * Have a sheet of static/css/ in the page, once; done when it is there. Rejects without a network: ask again.
 * @param {string} name without its ending
 */
export function styles(name) {
  const href = new URL(`../../css/${name}.css`, import.meta.url).href;
  const present = document.querySelector(`link[href="${href}"]`);
  if (present) return Promise.resolve();
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  return new Promise((resolve, reject) => {
    link.onload = () => resolve(undefined);
    link.onerror = () => {
      link.remove();
      reject(new Error(href));
    };
    document.head.append(link);
  });
}

// What a link leads to stands open, as does a regel of a voorstel that is in the way.
const klapOpen = () => {
  const doel = document.getElementById(location.hash.slice(1));
  if (doel?.matches("details")) doel.open = true;
};

export const klapOpenWatGevraagdIs = () => {
  klapOpen();
  window.addEventListener("hashchange", klapOpen);
};

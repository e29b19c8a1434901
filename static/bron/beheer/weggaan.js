// Who leaves a form in which something was typed is asked whether that may go. A page that came
// back with errors holds what was typed as well: then leaving loses it, though nothing is touched.
const TE_BEWAREN = "#content-main form[novalidate]:not(#changelist-form)";

export const waarschuwBijWeggaan = () => {
  const form = document.querySelector(TE_BEWAREN);
  if (!form) return;
  let gewijzigd = Boolean(form.querySelector(".errornote, .errorlist, .foutenlijst"));
  const wijzig = (gebeurtenis) => {
    gewijzigd ||= !gebeurtenis.target.matches("[type=search]");
  };
  form.addEventListener("input", wijzig);
  form.addEventListener("change", wijzig);
  form.addEventListener("formset:removed", wijzig);
  // Select2 tells of its choices by jQuery only; Django fires a change of each as a page opens.
  window.django?.jQuery?.(form).on("select2:select select2:unselect select2:clear", wijzig);
  form.addEventListener("submit", () => (gewijzigd = false));
  window.addEventListener("beforeunload", (gebeurtenis) => {
    if (gewijzigd) gebeurtenis.preventDefault();
  });
};

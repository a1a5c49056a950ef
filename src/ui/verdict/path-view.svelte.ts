/** How the path is shown; the choice holds for every request until the page is left. */
export type PathForm = 'picture' | 'list';

let form: PathForm = $state('picture');

export const pathView = {
  get form(): PathForm {
    return form;
  },
  choose(chosen: PathForm): void {
    form = chosen;
  },
};

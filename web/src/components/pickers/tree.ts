/** One entry of a tree one can pick from. */
export interface TreeNode {
  id: string | number
  label: string
  /** Where it stands, to tell namesakes apart. */
  hint?: string
  /** Whether there is something below. */
  branch: boolean
  /** Whether it can be the answer itself. */
  pickable: boolean
}

/** Where a picker gets its entries from; the same picker serves categories, areas and units. */
export interface TreeSource {
  /** Part of the query key: another source, other answers. */
  name: string
  below: (parent: TreeNode['id'] | null) => Promise<TreeNode[]>
  search: (text: string) => Promise<TreeNode[]>
  /** The entry that a value stands for, when it was not picked here. */
  find: (id: TreeNode['id']) => Promise<TreeNode | null>
}

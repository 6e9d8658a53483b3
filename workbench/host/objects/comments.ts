import type { Comment } from "../model";
import type { Kind } from "../object";
import { HostObject, textArgument } from "../object";
import type { World } from "../world";
import { collection } from "./collection";
import { areaArgument, rangeObject } from "./range";

interface CommentSelf {
  readonly world: World;
  readonly comment: Comment;
}

/** The name under which the simulated host writes comments. */
const AUTHOR = "Workbench user";

export function commentsObject(world: World): HostObject {
  return HostObject.of(commentsKind, world);
}

const commentKind: Kind<CommentSelf> = {
  type: "Comment",
  key: ({ comment }) => comment.id,
  read: {
    id: ({ comment }) => comment.id,
    content: ({ comment }) => comment.content,
    authorName: () => AUTHOR,
    resolved: ({ comment }) => comment.resolved,
  },
  write: {
    content: ({ comment }, value) => void (comment.content = String(value)),
    resolved: ({ comment }, value) => void (comment.resolved = value === true),
  },
  methods: { getLocation: ({ world, comment }) => rangeObject(world, comment.area) },
  calls: {
    delete: ({ world, comment }) => {
      world.workbook.comments.splice(world.workbook.comments.indexOf(comment), 1);
    },
  },
};

const commentObject = (world: World, comment: Comment) =>
  HostObject.of(commentKind, { world, comment });

const commentsKind = collection<World>(
  {
    type: "CommentCollection",
    item: "comment",
    all: (world) => world.workbook.comments.map((comment) => commentObject(world, comment)),
    find: (world, key) => {
      const comment = world.workbook.comments.find(({ id }) => id === key);
      return comment ? commentObject(world, comment) : null;
    },
  },
  {
    methods: {
      add: (world, args) => {
        const comment: Comment = {
          id: world.workbook.newId(),
          area: areaArgument(world, world.workbook.activeSheet().name, args[0]),
          content: textArgument(args, 1),
          resolved: false,
        };
        world.workbook.comments.push(comment);
        return commentObject(world, comment);
      },
    },
  },
);

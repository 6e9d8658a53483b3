import { pause } from "../state/pause";
import { answer } from "./answer";
import { answerOrders } from "./answer-orders";
import type { ReadingOrder, Said } from "./reading";

// The script of a thread that reads files, one after the other.
answerOrders<ReadingOrder, Said>((order, say) => answer(order, say, pause));

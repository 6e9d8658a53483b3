import { pause } from "../state/pause";
import { answerOrders } from "./answer-orders";
import { writeOrders } from "./write-orders";

// The script of a thread that makes files of reports, one after the other.
answerOrders(writeOrders(pause));

import { answerOrders } from "../../taskpane/files/answer-orders";
import { saveOrders } from "./save-orders";

// The script of a thread that makes files of workbooks, one after the other.
answerOrders(saveOrders());

import { Modal } from "../panel/dialog";
import { useRoom } from "../panel/room";

/** Asks once before the chat is ended. */
export function EndDialog({ onClose }: { onClose(): void }) {
  const { host, words } = useRoom();
  return (
    <Modal title={words.endQuestion} explained="end-explained" onClose={onClose}>
      {(done) => (
        <>
          <p id="end-explained">{words.endExplained}</p>
          <div>
            <button type="button" class="quiet" onClick={done}>
              {words.endNo}
            </button>
            <button
              type="button"
              class="primary"
              onClick={() => {
                host.client.end();
                done();
              }}
            >
              {words.endChat}
            </button>
          </div>
        </>
      )}
    </Modal>
  );
}

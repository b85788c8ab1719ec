package saddlewalk.report;

/** Nothing can be run as asked; the message is one sentence for the user, with the remedy. Exit status 2. */
public final class CannotRunException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CannotRunException(String message) {
        super(message);
    }
}

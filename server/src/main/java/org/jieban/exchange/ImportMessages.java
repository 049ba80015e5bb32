package org.jieban.exchange;

import java.io.IOException;
import java.io.PrintStream;
import org.springframework.stereotype.Component;

/** {@code ./jieban import messages}. */
@Component
class ImportMessages extends ImportCommand<MessageColumns> {

    private final MessageImport imports;

    ImportMessages(MessageImport imports) {
        this.imports = imports;
    }

    @Override
    public String name() {
        return "import messages";
    }

    @Override
    MessageColumns options() {
        return new MessageColumns();
    }

    @Override
    int run(MessageColumns columns, PrintStream out) throws IOException {
        var counts = imports.run(columns, System.err);
        counts.print(out);
        return counts.rejected() == 0 ? DONE : SOME_REJECTED;
    }
}

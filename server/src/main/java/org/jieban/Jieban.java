package org.jieban;

import org.jieban.cli.Commands;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The program: every module of the hotline in one process, and the tools around it. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Jieban {

    static void main(String[] args) {
        var exit = Commands.execute(Jieban.class, args);
        if (exit != Commands.KEEP_RUNNING) {
            System.exit(exit);
        }
    }
}

package org.jieban.revisit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of the words in which citizens are asked (话术).
 *
 * @param version 0 is the program's own
 * @param madeBy who wrote it, or null for the program's own
 */
record Script(
        int version,
        ScriptWords zh,
        ScriptWords en,
        String note,
        @Nullable String madeBy,
        @Nullable Instant madeAt) {

    /** The words shipped with the program. */
    static Script shipped() {
        return new Script(
                0,
                new ScriptWords(
                        "您好，我是市民热线服务中心。您反映过“{title}”，想请您回答三个问题。",
                        "您好，我是市民热线服务中心的另一位回访员。关于“{title}”，想再向您核实三个问题。",
                        "办理单位联系过您吗？",
                        "您反映的事情解决了吗？",
                        "您对办理情况满意吗？",
                        "您还有什么想说的？",
                        "谢谢您。您的回答会原样记录。"),
                new ScriptWords(
                        "Hello, this is the city’s hotline. You told us about “{title}”. May I ask you three questions?",
                        "Hello, this is another agent of the city’s hotline. May I ask you three questions again about “{title}”?",
                        "Did the unit contact you?",
                        "Has what you told us been solved?",
                        "Are you satisfied with how it was handled?",
                        "Is there anything else you would like to say?",
                        "Thank you. Your answers are recorded as you gave them."),
                "",
                null,
                null);
    }
}

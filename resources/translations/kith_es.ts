<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AboutPage</name>
    <message>
        <source>About</source>
        <translation>Acerca de</translation>
    </message>
    <message>
        <source>Kith %1</source>
        <translation>Kith %1</translation>
    </message>
    <message>
        <source>With Qt %1</source>
        <translation>Con Qt %1</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licencia</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>Software libre bajo la Licencia Pública General de GNU, versión 3 o posterior. Sin garantía alguna.</translation>
    </message>
    <message>
        <source>Memory in use</source>
        <translation>Memoria en uso</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Medir de nuevo</translation>
    </message>
    <message>
        <source>Processor time since the start</source>
        <translation>Tiempo de procesador desde el inicio</translation>
    </message>
</context>
<context>
    <name>AccountButton</name>
    <message>
        <source>%1 on %2, %3 unread</source>
        <translation>%1 en %2, %3 sin leer</translation>
    </message>
    <message>
        <source>%1 on %2, online</source>
        <translation>%1 en %2, en línea</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 en %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 on %2, %3 unread in other accounts</source>
        <translation>%1 en %2, %3 sin leer en otras cuentas</translation>
    </message>
</context>
<context>
    <name>Accounts</name>
    <message>
        <source>Your Kith profile cannot be used: %1</source>
        <translation>No se puede usar su perfil de Kith: %1</translation>
    </message>
    <message>
        <source>the folder %1 cannot be written</source>
        <translation>no se puede escribir en la carpeta %1</translation>
    </message>
    <message>
        <source>This does not look like a Kith server.</source>
        <translation>Esto no parece un servidor de Kith.</translation>
    </message>
    <message>
        <source>Type the server&apos;s address, for example chat.example.org.</source>
        <translation>Escriba la dirección del servidor, por ejemplo chat.example.org.</translation>
    </message>
    <message>
        <source>This is not an invitation link. It looks like kith://chat.example.org/invite/… – copy all of it.</source>
        <translation>Esto no es un enlace de invitación. Tiene esta forma: kith://chat.example.org/invite/… Cópielo entero.</translation>
    </message>
    <message>
        <source>This is under way already.</source>
        <translation>Esto ya está en marcha.</translation>
    </message>
</context>
<context>
    <name>AccountsMenu</name>
    <message>
        <source>Accounts</source>
        <translation>Cuentas</translation>
    </message>
    <message>
        <source>%1 on %2, shown now</source>
        <translation>%1 en %2, a la vista</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 en %2</translation>
    </message>
    <message>
        <source>Add another account</source>
        <translation>Añadir otra cuenta</translation>
    </message>
    <message>
        <source>%1 on %2, %3 unread</source>
        <translation>%1 en %2, %3 sin leer</translation>
    </message>
</context>
<context>
    <name>AddPersonSheet</name>
    <message>
        <source>Add somebody you know</source>
        <translation>Añadir a alguien que conoce</translation>
    </message>
    <message>
        <source>If this person uses this server, they get your request. Nothing tells you whether they do until they accept.</source>
        <translation>Si esta persona usa este servidor, recibirá su solicitud. No sabrá si es así hasta que la acepte.</translation>
    </message>
    <message>
        <source>Phone number or e-mail</source>
        <translation>Número de teléfono o correo</translation>
    </message>
    <message>
        <source>+46 70 123 45 67</source>
        <translation>+34 612 345 678</translation>
    </message>
    <message>
        <source>Greeting (optional)</source>
        <translation>Saludo (opcional)</translation>
    </message>
    <message>
        <source>How do you know each other?</source>
        <translation>¿De qué se conocen?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Send request</source>
        <translation>Enviar solicitud</translation>
    </message>
</context>
<context>
    <name>AlertsMenu</name>
    <message>
        <source>All messages</source>
        <translation>Todos los mensajes</translation>
    </message>
    <message>
        <source>Mentions only</source>
        <translation>Solo menciones</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nada</translation>
    </message>
</context>
<context>
    <name>AliasSheet</name>
    <message>
        <source>Your name for them</source>
        <translation>Su nombre para esta persona</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Only you see it. Leave it empty to use the name they gave themselves.</source>
        <translation>Solo usted lo ve. Déjelo vacío para usar el nombre que se ha puesto esa persona.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
</context>
<context>
    <name>AppWindow</name>
    <message>
        <source>(%1) Kith</source>
        <translation>(%1) Kith</translation>
    </message>
    <message>
        <source>Kith</source>
        <translation>Kith</translation>
    </message>
</context>
<context>
    <name>AppearancePage</name>
    <message>
        <source>Appearance</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistema</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>Also scales spacing and icons</source>
        <translation>También cambia los espacios y los iconos</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>Text size in percent</source>
        <translation>Tamaño del texto en porcentaje</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Reducir el movimiento</translation>
    </message>
    <message>
        <source>Asked for by the desktop</source>
        <translation>Lo pide el escritorio</translation>
    </message>
    <message>
        <source>Follows the desktop when off</source>
        <translation>Sigue al escritorio si está apagado</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Densidad</translation>
    </message>
    <message>
        <source>Compact shows more conversations and messages at once</source>
        <translation>El modo compacto muestra más conversaciones y mensajes a la vez</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Cómoda</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Compacta</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Where the window begins; a message runs as its own words do</source>
        <translation>Dónde empieza la ventana; cada mensaje va como sus propias palabras</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automática</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Izquierda</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Derecha</translation>
    </message>
    <message>
        <source>Large emoji</source>
        <translation>Emojis grandes</translation>
    </message>
    <message>
        <source>Show a message that is nothing but up to three emoji in large</source>
        <translation>Mostrar en grande un mensaje que solo tiene hasta tres emojis</translation>
    </message>
</context>
<context>
    <name>AttachDialog</name>
    <message>
        <source>Attach files</source>
        <translation>Adjuntar archivos</translation>
    </message>
</context>
<context>
    <name>AttachmentStrip</name>
    <message numerus="yes">
        <source>%n attached file(s)</source>
        <translation>
            <numerusform>%n archivo adjunto</numerusform>
            <numerusform>%n archivos adjuntos</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Quitar %1</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Listen to it before it is sent</source>
        <translation>Escuchar antes de enviar</translation>
    </message>
    <message>
        <source>Send as a picture</source>
        <translation>Enviar como imagen</translation>
    </message>
    <message>
        <source>Send as a file: as it is, with its name, its place and its camera</source>
        <translation>Enviar como archivo: tal como está, con su nombre, su lugar y su cámara</translation>
    </message>
    <message>
        <source>This cannot be sent: remove it</source>
        <translation>Esto no se puede enviar: quítelo</translation>
    </message>
    <message>
        <source>1 of %1 cannot be sent: remove it to send the others</source>
        <translation>1 de %1 no se puede enviar: quítelo para enviar los demás</translation>
    </message>
    <message>
        <source>%1 of %2 cannot be sent: remove them to send the others</source>
        <translation>%1 de %2 no se pueden enviar: quítelos para enviar los demás</translation>
    </message>
</context>
<context>
    <name>Autostart</name>
    <message>
        <source>Cannot write %1.</source>
        <translation>No se puede escribir %1.</translation>
    </message>
</context>
<context>
    <name>Badge</name>
    <message>
        <source>%1+</source>
        <translation>%1+</translation>
    </message>
</context>
<context>
    <name>BlockedRow</name>
    <message>
        <source>Unblock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>Unblock %1</source>
        <translation>Desbloquear a %1</translation>
    </message>
</context>
<context>
    <name>BrandPanel</name>
    <message>
        <source>Your people,
your server.</source>
        <translation>Su gente,
su servidor.</translation>
    </message>
    <message>
        <source>Kith keeps your conversations on a machine you trust, and on this one, even offline.</source>
        <translation>Kith guarda sus conversaciones en una máquina de su confianza y también en esta, incluso sin conexión.</translation>
    </message>
</context>
<context>
    <name>Bubble</name>
    <message>
        <source>You unsent this message</source>
        <translation>Ha retirado este mensaje</translation>
    </message>
    <message>
        <source>This message was unsent</source>
        <translation>Este mensaje se ha retirado</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Fijado</translation>
    </message>
    <message>
        <source>edited %1</source>
        <translation>editado %1</translation>
    </message>
</context>
<context>
    <name>BusyRing</name>
    <message>
        <source>Busy</source>
        <translation>Ocupado</translation>
    </message>
</context>
<context>
    <name>Cache</name>
    <message>
        <source>The local copy of your messages could not be opened: %1</source>
        <translation>No se pudo abrir la copia local de sus mensajes: %1</translation>
    </message>
    <message>
        <source>the folder %1 cannot be made</source>
        <translation>no se puede crear la carpeta %1</translation>
    </message>
    <message>
        <source>the folder %1 belongs to somebody else</source>
        <translation>la carpeta %1 pertenece a otra persona</translation>
    </message>
    <message>
        <source>it could not be written; is the disk full?</source>
        <translation>no se pudo escribir; ¿está lleno el disco?</translation>
    </message>
    <message>
        <source>The local copy of your messages was written by a newer Kith. Please update this one.</source>
        <translation>La copia local de sus mensajes es de un Kith más nuevo. Actualice este.</translation>
    </message>
    <message>
        <source>this Qt was built with an SQLite of its own</source>
        <translation>este Qt se compiló con un SQLite propio</translation>
    </message>
    <message>
        <source>The new copy of your messages could not be put in place; the old one stays.</source>
        <translation>No se pudo poner en su lugar la copia nueva de sus mensajes; se conserva la anterior.</translation>
    </message>
</context>
<context>
    <name>ChatMenu</name>
    <message>
        <source>Mark as read</source>
        <translation>Marcar como leído</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>Marcar como no leído</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Dejar de fijar</translation>
    </message>
    <message>
        <source>Pin to the top</source>
        <translation>Fijar arriba</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>Dejar de silenciar</translation>
    </message>
    <message>
        <source>Mute …</source>
        <translation>Silenciar…</translation>
    </message>
    <message>
        <source>Put into a folder …</source>
        <translation>Poner en una carpeta…</translation>
    </message>
    <message>
        <source>Take out of the archive</source>
        <translation>Sacar del archivo</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archivar</translation>
    </message>
    <message>
        <source>Leave the group …</source>
        <translation>Salir del grupo…</translation>
    </message>
</context>
<context>
    <name>ChatRow</name>
    <message>
        <source>Say hello</source>
        <translation>Salude</translation>
    </message>
    <message>
        <source>You unsent a message</source>
        <translation>Ha retirado un mensaje</translation>
    </message>
    <message>
        <source>Message unsent</source>
        <translation>Mensaje retirado</translation>
    </message>
    <message>
        <source>You: %1</source>
        <translation>Usted: %1</translation>
    </message>
    <message>
        <source>Draft: %1</source>
        <translation>Borrador: %1</translation>
    </message>
    <message>
        <source>You are no longer in this group</source>
        <translation>Ya no está en este grupo</translation>
    </message>
</context>
<context>
    <name>ChatsPane</name>
    <message>
        <source>Chats</source>
        <translation>Chats</translation>
    </message>
    <message>
        <source>Search chats</source>
        <translation>Buscar chats</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Conversaciones</translation>
    </message>
    <message>
        <source>No conversations yet</source>
        <translation>Aún no hay conversaciones</translation>
    </message>
    <message>
        <source>Add somebody you know by phone number or e-mail address. When they accept, you can write to each other.</source>
        <translation>Añada a alguien por su teléfono o correo. Cuando acepte, podrán escribirse.</translation>
    </message>
    <message>
        <source>Find people</source>
        <translation>Buscar personas</translation>
    </message>
    <message>
        <source>Everything is read</source>
        <translation>Todo está leído</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>No hay coincidencias</translation>
    </message>
    <message>
        <source>Try fewer letters, or another filter.</source>
        <translation>Pruebe con menos letras u otro filtro.</translation>
    </message>
    <message>
        <source>Choose All to see every conversation.</source>
        <translation>Elija «Todos» para ver todas las conversaciones.</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filtros</translation>
    </message>
    <message>
        <source>No groups yet</source>
        <translation>Aún no hay grupos</translation>
    </message>
    <message>
        <source>No chats with one person yet</source>
        <translation>Aún no hay conversaciones con una sola persona</translation>
    </message>
    <message>
        <source>Everything is archived</source>
        <translation>Todo está archivado</translation>
    </message>
    <message>
        <source>A group is for several people: give it a name and choose who is in it.</source>
        <translation>Un grupo es para varias personas: póngale un nombre y elija quién está en él.</translation>
    </message>
    <message>
        <source>Choose somebody and write to them.</source>
        <translation>Elija a alguien y escríbale.</translation>
    </message>
    <message>
        <source>What was put away is behind the Archived filter, at the end of the row above.</source>
        <translation>Lo que se guardó está tras el filtro «Archivados», al final de la fila de arriba.</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>Nueva conversación</translation>
    </message>
    <message>
        <source>New chat (%1)</source>
        <translation>Nueva conversación (%1)</translation>
    </message>
</context>
<context>
    <name>ChatsScreen</name>
    <message>
        <source>Choose a conversation</source>
        <translation>Elija una conversación</translation>
    </message>
    <message>
        <source>Welcome to Kith, %1</source>
        <translation>Le damos la bienvenida a Kith, %1</translation>
    </message>
    <message>
        <source>Start with somebody you know: they get your request, and once they accept you can write to each other.</source>
        <translation>Empiece por alguien que conoce: recibirá su solicitud y, cuando la acepte, podrán escribirse.</translation>
    </message>
    <message>
        <source>Drop files here</source>
        <translation>Suelte aquí los archivos</translation>
    </message>
    <message>
        <source>They wait above your message until you send it.</source>
        <translation>Esperan sobre su mensaje hasta que lo envíe.</translation>
    </message>
    <message>
        <source>Pick one on the left, or press %1 and type a name.</source>
        <translation>Elija una a la izquierda, o pulse %1 y escriba un nombre.</translation>
    </message>
</context>
<context>
    <name>ClosedComposer</name>
    <message>
        <source>Unblock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>Copy what I began</source>
        <translation>Copiar lo empezado</translation>
    </message>
</context>
<context>
    <name>CodeBlock</name>
    <message>
        <source>Code, %1</source>
        <translation>Código, %1</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>Copiar el código</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabla</translation>
    </message>
    <message>
        <source>Copy the table</source>
        <translation>Copiar la tabla</translation>
    </message>
</context>
<context>
    <name>CompletionList</name>
    <message>
        <source>Emoji that fit</source>
        <translation>Emojis que coinciden</translation>
    </message>
    <message>
        <source>People who fit</source>
        <translation>Personas que coinciden</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Stop editing</source>
        <translation>Dejar de editar</translation>
    </message>
    <message>
        <source>Do not reply</source>
        <translation>No responder</translation>
    </message>
    <message>
        <source>Begun on another device</source>
        <translation>Empezado en otro dispositivo</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Usarlo</translation>
    </message>
    <message>
        <source>Leave it there</source>
        <translation>Dejarlo allí</translation>
    </message>
    <message>
        <source>%1 characters too long</source>
        <translation>Sobran %1 caracteres</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <translation>Enviar (Intro)</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>Emoji</translation>
    </message>
    <message>
        <source>Nothing was recorded</source>
        <translation>No se ha grabado nada</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Record a voice message</source>
        <translation>Grabar un mensaje de voz</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Adjuntar archivos</translation>
    </message>
</context>
<context>
    <name>ContactRow</name>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>Message %1</source>
        <translation>Escribir a %1</translation>
    </message>
    <message>
        <source>More about %1</source>
        <translation>Más sobre %1</translation>
    </message>
    <message>
        <source>Block %1</source>
        <translation>Bloquear a %1</translation>
    </message>
    <message>
        <source>Your name for %1 …</source>
        <translation>Su nombre para %1…</translation>
    </message>
    <message>
        <source>Remove from contacts</source>
        <translation>Quitar de los contactos</translation>
    </message>
</context>
<context>
    <name>DateSheet</name>
    <message>
        <source>Go to a date</source>
        <translation>Ir a una fecha</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Previous month</source>
        <translation>Mes anterior</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>Mes siguiente</translation>
    </message>
    <message>
        <source>%1, today</source>
        <translation>%1, hoy</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Ir allí</translation>
    </message>
</context>
<context>
    <name>DeliveryMark</name>
    <message>
        <source>Waiting to be sent</source>
        <translation>A la espera de enviarse</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Entregado</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Leído</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>No enviado</translation>
    </message>
</context>
<context>
    <name>DetailsFoot</name>
    <message>
        <source>Pinned</source>
        <translation>Fijados</translation>
    </message>
    <message>
        <source>Groups you are both in</source>
        <translation>Grupos en común</translation>
    </message>
    <message>
        <source>Who sees what</source>
        <translation>Quién ve qué</translation>
    </message>
    <message>
        <source>Change your name for them …</source>
        <translation>Cambiar su nombre para esta persona…</translation>
    </message>
    <message>
        <source>Give them a name of your own …</source>
        <translation>Ponerle un nombre propio…</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>Leave the group …</source>
        <translation>Salir del grupo…</translation>
    </message>
</context>
<context>
    <name>DetailsHead</name>
    <message>
        <source>Notifications</source>
        <translation>Notificaciones</translation>
    </message>
    <message>
        <source>1 member</source>
        <translation>1 miembro</translation>
    </message>
    <message>
        <source>%1 members</source>
        <translation>%1 miembros</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Enlace</translation>
    </message>
    <message>
        <source>Invite by link or QR code</source>
        <translation>Invitar con enlace o código QR</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Add members</source>
        <translation>Añadir miembros</translation>
    </message>
    <message>
        <source>Picture …</source>
        <translation>Imagen…</translation>
    </message>
    <message>
        <source>Choose a picture for the group</source>
        <translation>Elegir una imagen para el grupo</translation>
    </message>
    <message>
        <source>Remove the picture of the group</source>
        <translation>Quitar la imagen del grupo</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Remove picture</source>
        <translation>Quitar imagen</translation>
    </message>
    <message>
        <source>Edit the group</source>
        <translation>Editar el grupo</translation>
    </message>
</context>
<context>
    <name>DetailsList</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostrar todo</translation>
    </message>
</context>
<context>
    <name>DetailsPane</name>
    <message>
        <source>Details of %1</source>
        <translation>Detalles de %1</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Miembros</translation>
    </message>
    <message>
        <source>Close details</source>
        <translation>Cerrar los detalles</translation>
    </message>
</context>
<context>
    <name>DevicesPage</name>
    <message>
        <source>Devices</source>
        <translation>Dispositivos</translation>
    </message>
    <message>
        <source>%1 (this device)</source>
        <translation>%1 (este dispositivo)</translation>
    </message>
    <message>
        <source>active now</source>
        <translation>activo ahora</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Cerrar sesión</translation>
    </message>
    <message>
        <source>Sign out %1</source>
        <translation>Cerrar la sesión de %1</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Preguntando al servidor…</translation>
    </message>
    <message>
        <source>A device that you do not know? Sign it out, and then change your password.</source>
        <translation>¿Un dispositivo que no conoce? Cierre su sesión y después cambie la contraseña.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Mirar otra vez</translation>
    </message>
</context>
<context>
    <name>EmojiButton</name>
    <message>
        <source>React with %1</source>
        <translation>Reaccionar con %1</translation>
    </message>
</context>
<context>
    <name>EmojiPicker</name>
    <message>
        <source>Emoji</source>
        <translation>Emoji</translation>
    </message>
    <message>
        <source>Search emoji</source>
        <translation>Buscar emojis</translation>
    </message>
    <message>
        <source>No emoji of that name</source>
        <translation>Ningún emoji con ese nombre</translation>
    </message>
</context>
<context>
    <name>FactRow</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>FailureLine</name>
    <message>
        <source>Try again</source>
        <translation>Intentarlo otra vez</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
</context>
<context>
    <name>FileTile</name>
    <message>
        <source>File %1, %2</source>
        <translation>Archivo %1, %2</translation>
    </message>
    <message>
        <source>Opens it</source>
        <translation>Lo abre</translation>
    </message>
    <message>
        <source>Fetches it</source>
        <translation>Lo descarga</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Save to Downloads</source>
        <translation>Guardar en Descargas</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Go on fetching</source>
        <translation>Seguir descargando</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Descargar</translation>
    </message>
    <message>
        <source>File %1</source>
        <translation>Archivo %1</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>The file could not be written: %1</source>
        <translation>No se pudo escribir el archivo: %1</translation>
    </message>
    <message>
        <source>This file is too large. The server takes files of up to %1.</source>
        <translation>Este archivo es demasiado grande. El servidor acepta archivos de hasta %1.</translation>
    </message>
    <message>
        <source>The file cannot be read: %1</source>
        <translation>No se puede leer el archivo: %1</translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation>Este archivo está vacío.</translation>
    </message>
    <message>
        <source>This is a folder. Pack it into one file first.</source>
        <translation>Es una carpeta. Comprímala antes en un solo archivo.</translation>
    </message>
    <message>
        <source>There is no such file (any more).</source>
        <translation>Este archivo no existe (o ya no).</translation>
    </message>
    <message>
        <source>The copy of this file is gone. Attach it again.</source>
        <translation>La copia de este archivo ha desaparecido. Adjúntelo de nuevo.</translation>
    </message>
    <message>
        <source>file</source>
        <translation>archivo</translation>
    </message>
</context>
<context>
    <name>FolderSheet</name>
    <message>
        <source>Put into a folder</source>
        <translation>Poner en una carpeta</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Carpeta nueva</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Familia</translation>
    </message>
    <message>
        <source>Take out of “%1”</source>
        <translation>Sacar de «%1»</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Crear</translation>
    </message>
</context>
<context>
    <name>FormInput</name>
    <message>
        <source>Hide password</source>
        <translation>Ocultar la contraseña</translation>
    </message>
    <message>
        <source>Show password</source>
        <translation>Mostrar la contraseña</translation>
    </message>
</context>
<context>
    <name>ForwardSheet</name>
    <message>
        <source>Forward a message</source>
        <translation>Reenviar un mensaje</translation>
    </message>
    <message>
        <source>Forward %1 messages</source>
        <translation>Reenviar %1 mensajes</translation>
    </message>
    <message>
        <source>Search your conversations</source>
        <translation>Buscar en sus conversaciones</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Conversaciones</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>No conversation of that name.</source>
        <translation>Ninguna conversación con ese nombre.</translation>
    </message>
    <message>
        <source>These are as many as can be sent to at once.</source>
        <translation>No se puede enviar a más a la vez.</translation>
    </message>
    <message>
        <source>Forward to %1</source>
        <translation>Reenviar a %1</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Reenviar</translation>
    </message>
</context>
<context>
    <name>GroupSheet</name>
    <message>
        <source>Members</source>
        <translation>Miembros</translation>
    </message>
    <message>
        <source>Admins</source>
        <translation>Administradores</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Propietario</translation>
    </message>
    <message>
        <source>Change the group</source>
        <translation>Cambiar el grupo</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>About (optional)</source>
        <translation>Descripción (opcional)</translation>
    </message>
    <message>
        <source>What this group is for</source>
        <translation>Para qué es este grupo</translation>
    </message>
    <message>
        <source>Who may write</source>
        <translation>Quién puede escribir</translation>
    </message>
    <message>
        <source>Who may add people</source>
        <translation>Quién puede añadir personas</translation>
    </message>
    <message>
        <source>Who may change name and about</source>
        <translation>Quién puede cambiar el nombre y la descripción</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
</context>
<context>
    <name>HitsBar</name>
    <message>
        <source>Found in this conversation</source>
        <translation>Encontrado en esta conversación</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>%1 of more than %2</source>
        <translation>%1 de más de %2</translation>
    </message>
    <message>
        <source>Older (%1)</source>
        <translation>Más antiguo (%1)</translation>
    </message>
    <message>
        <source>Newer (%1)</source>
        <translation>Más reciente (%1)</translation>
    </message>
    <message>
        <source>Stop searching</source>
        <translation>Terminar la búsqueda</translation>
    </message>
</context>
<context>
    <name>InviteSheet</name>
    <message>
        <source>Invite into “%1”</source>
        <translation>Invitar a «%1»</translation>
    </message>
    <message>
        <source>Invite by link or QR code</source>
        <translation>Invitar con enlace o código QR</translation>
    </message>
    <message>
        <source>Whoever has the link joins this group at once. With it a newcomer can also make an account.</source>
        <translation>Quien tenga el enlace entra en el grupo al momento. Con él también se puede crear una cuenta nueva.</translation>
    </message>
    <message>
        <source>Whoever has the link becomes your contact at once. With it a newcomer can also make an account.</source>
        <translation>Quien tenga el enlace pasa a ser su contacto al momento. Con él también se puede crear una cuenta nueva.</translation>
    </message>
    <message>
        <source>How many people may use it</source>
        <translation>Cuántas personas pueden usarlo</translation>
    </message>
    <message>
        <source>One</source>
        <translation>Una</translation>
    </message>
    <message>
        <source>10</source>
        <translation>10</translation>
    </message>
    <message>
        <source>100</source>
        <translation>100</translation>
    </message>
    <message>
        <source>How long it works</source>
        <translation>Cuánto tiempo vale</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 día</translation>
    </message>
    <message>
        <source>1 week</source>
        <translation>1 semana</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 días</translation>
    </message>
    <message>
        <source>QR code of the link</source>
        <translation>Código QR del enlace</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Enlace</translation>
    </message>
    <message>
        <source>%1 It is shown only now: copy it before you close this.</source>
        <translation>%1 Solo se muestra ahora: cópielo antes de cerrar.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Make a link</source>
        <translation>Crear un enlace</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>Copiar el enlace</translation>
    </message>
</context>
<context>
    <name>JumpToEnd</name>
    <message>
        <source>Go to the end</source>
        <translation>Ir al final</translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s) below, go to the end</source>
        <translation>
            <numerusform>%n mensaje nuevo más abajo, ir al final</numerusform>
            <numerusform>%n mensajes nuevos más abajo, ir al final</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LanguagePage</name>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>en uso</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Usar</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>Usar %1</translation>
    </message>
</context>
<context>
    <name>LeaveSheet</name>
    <message>
        <source>Leave “%1”?</source>
        <translation>¿Salir de «%1»?</translation>
    </message>
    <message>
        <source>You keep what was written up to now and get nothing more. Somebody has to add you again if you want to come back.</source>
        <translation>Conserva lo escrito hasta ahora y no recibe nada más. Si quiere volver, alguien tendrá que añadirle de nuevo.</translation>
    </message>
    <message>
        <source>You are its only owner. Who looks after it from now on?</source>
        <translation>Usted es el único propietario. ¿Quién se ocupa a partir de ahora?</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Miembros</translation>
    </message>
    <message>
        <source>Take it off the list</source>
        <translation>Quitar de la lista</translation>
    </message>
    <message>
        <source>Take it off the list (it stays in the archive)</source>
        <translation>Quitar de la lista (queda en el archivo)</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Quedarse</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Salir</translation>
    </message>
</context>
<context>
    <name>LinkSheet</name>
    <message>
        <source>Open this link?</source>
        <translation>¿Abrir este enlace?</translation>
    </message>
    <message>
        <source>Do not open</source>
        <translation>No abrir</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
</context>
<context>
    <name>MediaLine</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>File %1, %2, from %3, %4</source>
        <translation>Archivo %1, %2, de %3, %4</translation>
    </message>
    <message>
        <source>Voice message, %1, from %2, %3</source>
        <translation>Mensaje de voz, %1, de %2, %3</translation>
    </message>
    <message>
        <source>Link %1 to %2, from %3, %4</source>
        <translation>Enlace %1 a %2, de %3, %4</translation>
    </message>
    <message>
        <source>Opens it</source>
        <translation>Lo abre</translation>
    </message>
    <message>
        <source>Fetches it</source>
        <translation>Lo descarga</translation>
    </message>
    <message>
        <source>Pauses it</source>
        <translation>Lo pausa</translation>
    </message>
    <message>
        <source>Plays it</source>
        <translation>Lo reproduce</translation>
    </message>
    <message>
        <source>Opens it outside</source>
        <translation>Lo abre fuera de Kith</translation>
    </message>
    <message>
        <source>Show in the conversation</source>
        <translation>Mostrar en la conversación</translation>
    </message>
</context>
<context>
    <name>MediaMenu</name>
    <message>
        <source>Show in the conversation</source>
        <translation>Mostrar en la conversación</translation>
    </message>
    <message>
        <source>Save to Downloads</source>
        <translation>Guardar en Descargas</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>Copiar el enlace</translation>
    </message>
</context>
<context>
    <name>MediaPage</name>
    <message>
        <source>Photos and files</source>
        <translation>Fotos y archivos</translation>
    </message>
    <message>
        <source>Back to the details</source>
        <translation>Volver a los detalles</translation>
    </message>
    <message>
        <source>What to show</source>
        <translation>Qué mostrar</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Voz</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Enlaces</translation>
    </message>
    <message>
        <source>Voice messages</source>
        <translation>Mensajes de voz</translation>
    </message>
    <message>
        <source>No pictures yet</source>
        <translation>Aún no hay imágenes</translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation>Aún no hay archivos</translation>
    </message>
    <message>
        <source>No voice messages yet</source>
        <translation>Aún no hay mensajes de voz</translation>
    </message>
    <message>
        <source>No links yet</source>
        <translation>Aún no hay enlaces</translation>
    </message>
    <message>
        <source>Without a connection only what is on this computer shows.</source>
        <translation>Sin conexión solo se muestra lo que hay en este equipo.</translation>
    </message>
    <message>
        <source>What is shared in this conversation from now on is found here.</source>
        <translation>Lo que se comparta en esta conversación a partir de ahora aparecerá aquí.</translation>
    </message>
</context>
<context>
    <name>MediaStrip</name>
    <message>
        <source>Photos and files</source>
        <translation>Fotos y archivos</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>All photos and files</source>
        <translation>Todas las fotos y archivos</translation>
    </message>
    <message>
        <source>Pictures, files, voice messages and links of this conversation are kept here.</source>
        <translation>Aquí se guardan las imágenes, los archivos, los mensajes de voz y los enlaces de esta conversación.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <source>Voice messages</source>
        <translation>Mensajes de voz</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Enlaces</translation>
    </message>
</context>
<context>
    <name>MediaTile</name>
    <message>
        <source>Picture %1 from %2, %3</source>
        <translation>Imagen %1 de %2, %3</translation>
    </message>
    <message>
        <source>Shows it large</source>
        <translation>La muestra en grande</translation>
    </message>
    <message>
        <source>Loads it</source>
        <translation>La carga</translation>
    </message>
</context>
<context>
    <name>MemberMenu</name>
    <message>
        <source>Message</source>
        <translation>Escribir</translation>
    </message>
    <message>
        <source>Make an admin</source>
        <translation>Hacer administrador</translation>
    </message>
    <message>
        <source>Take away the admin role</source>
        <translation>Quitar el papel de administrador</translation>
    </message>
    <message>
        <source>Hand the group over</source>
        <translation>Ceder el grupo</translation>
    </message>
    <message>
        <source>Remove from the group</source>
        <translation>Quitar del grupo</translation>
    </message>
</context>
<context>
    <name>MemberRow</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>MemberSheet</name>
    <message>
        <source>Hand the group to %1?</source>
        <translation>¿Entregar el grupo a %1?</translation>
    </message>
    <message>
        <source>Remove %1 from the group?</source>
        <translation>¿Quitar a %1 del grupo?</translation>
    </message>
    <message>
        <source>%1 becomes its owner, and you stay as an admin. Only the new owner can hand it back.</source>
        <translation>%1 pasa a ser su propietario y usted sigue administrándolo. Solo el nuevo propietario puede devolvérselo.</translation>
    </message>
    <message>
        <source>%1 keeps what was written up to now and gets nothing more, until somebody adds them again.</source>
        <translation>%1 conserva lo escrito hasta ahora y no recibe nada más, hasta que alguien vuelva a añadirle.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Hand the group over</source>
        <translation>Entregar el grupo</translation>
    </message>
    <message>
        <source>Remove from the group</source>
        <translation>Quitar del grupo</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>A message that is not there any more</source>
        <translation>Un mensaje que ya no está</translation>
    </message>
    <message>
        <source>you</source>
        <translation>usted</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n other(s)</source>
        <translation>
            <numerusform>%1 y %n más</numerusform>
            <numerusform>%1 y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>Unsent message</source>
        <translation>Mensaje retirado</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Voice message</source>
        <translation>Mensaje de voz</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Forwarded</source>
        <translation>Reenviado</translation>
    </message>
    <message>
        <source>Forwarded from %1</source>
        <translation>Reenviado de %1</translation>
    </message>
    <message>
        <source>This message could not be sent.</source>
        <translation>No se pudo enviar este mensaje.</translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation>%1 imágenes</translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation>%1 archivos</translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>Reply</source>
        <translation>Responder</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Copy selection</source>
        <translation>Copiar la selección</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Copiar el texto</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Desfijar</translation>
    </message>
    <message>
        <source>Pin for everyone</source>
        <translation>Fijar para todos</translation>
    </message>
    <message>
        <source>Who has read it</source>
        <translation>Quién lo ha leído</translation>
    </message>
    <message>
        <source>Unsend for everyone</source>
        <translation>Retirar para todos</translation>
    </message>
    <message>
        <source>Another emoji</source>
        <translation>Otro emoji</translation>
    </message>
    <message>
        <source>Forward …</source>
        <translation>Reenviar…</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Seleccionar</translation>
    </message>
    <message>
        <source>Show the picture</source>
        <translation>Mostrar la imagen</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>Abrir el archivo</translation>
    </message>
    <message>
        <source>Save all to Downloads</source>
        <translation>Guardar todo en Descargas</translation>
    </message>
    <message>
        <source>Save to Downloads</source>
        <translation>Guardar en Descargas</translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation>Guardar como…</translation>
    </message>
    <message>
        <source>Remove the preview</source>
        <translation>Quitar la vista previa</translation>
    </message>
    <message>
        <source>Show preview</source>
        <translation>Mostrar vista previa</translation>
    </message>
    <message>
        <source>Do not send</source>
        <translation>No enviar</translation>
    </message>
</context>
<context>
    <name>MessageRow</name>
    <message>
        <source>Picked. %1</source>
        <translation>Elegido. %1</translation>
    </message>
</context>
<context>
    <name>MessageTools</name>
    <message>
        <source>Actions</source>
        <translation>Acciones</translation>
    </message>
    <message>
        <source>React</source>
        <translation>Reaccionar</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Responder</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>Show preview</source>
        <translation>Mostrar vista previa</translation>
    </message>
</context>
<context>
    <name>MuteMenu</name>
    <message>
        <source>For 1 hour</source>
        <translation>Durante 1 hora</translation>
    </message>
    <message>
        <source>For 8 hours</source>
        <translation>Durante 8 horas</translation>
    </message>
    <message>
        <source>Until tomorrow, 8:00</source>
        <translation>Hasta mañana a las 8:00</translation>
    </message>
    <message>
        <source>Until I change it</source>
        <translation>Hasta que lo cambie</translation>
    </message>
</context>
<context>
    <name>NearbyServers</name>
    <message>
        <source>Servers on this network</source>
        <translation>Servidores en esta red</translation>
    </message>
    <message>
        <source>%1 at %2, found on this network</source>
        <translation>%1 en %2, encontrado en esta red</translation>
    </message>
    <message>
        <source>Found on this network</source>
        <translation>Encontrado en esta red</translation>
    </message>
</context>
<context>
    <name>Network</name>
    <message>
        <source>Nothing answers at %1. Is the server running?</source>
        <translation>Nada responde en %1. ¿Está en marcha el servidor?</translation>
    </message>
    <message>
        <source>There is no server named %1, or this computer is offline.</source>
        <translation>No hay ningún servidor llamado %1, o este equipo no tiene conexión.</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 no respondió a tiempo.</translation>
    </message>
    <message>
        <source>The connection to %1 is not safe: its certificate cannot be trusted.</source>
        <translation>La conexión con %1 no es segura: no se puede confiar en su certificado.</translation>
    </message>
    <message>
        <source>The network proxy on the way to %1 does not work.</source>
        <translation>El proxy de red en el camino a %1 no funciona.</translation>
    </message>
    <message>
        <source>The connection to %1 was lost.</source>
        <translation>Se perdió la conexión con %1.</translation>
    </message>
    <message>
        <source>This device was signed out.</source>
        <translation>Se cerró la sesión de este dispositivo.</translation>
    </message>
    <message>
        <source>The server gave an answer that makes no sense here (HTTP %1).</source>
        <translation>El servidor dio una respuesta que aquí no tiene sentido (HTTP %1).</translation>
    </message>
    <message>
        <source>This does not look like a Kith server.</source>
        <translation>Esto no parece un servidor de Kith.</translation>
    </message>
    <message>
        <source>The server&apos;s answer is too long.</source>
        <translation>La respuesta del servidor es demasiado larga.</translation>
    </message>
    <message>
        <source>The server points to another address; enter that address instead.</source>
        <translation>El servidor remite a otra dirección; escriba esa.</translation>
    </message>
    <message>
        <source>Its certificate is signed by itself: no authority that this computer knows vouches for it.</source>
        <translation>Su certificado está firmado por él mismo: ninguna autoridad que este equipo conozca responde por él.</translation>
    </message>
    <message>
        <source>Its certificate comes from an authority that this computer does not know.</source>
        <translation>Su certificado viene de una autoridad que este equipo no conoce.</translation>
    </message>
    <message>
        <source>Its certificate is for another name than %1.</source>
        <translation>Su certificado es para otro nombre que %1.</translation>
    </message>
    <message>
        <source>Its certificate is out of date.</source>
        <translation>Su certificado ha caducado.</translation>
    </message>
    <message>
        <source>Its certificate is not valid yet. Is the clock of this computer right?</source>
        <translation>Su certificado aún no es válido. ¿Está bien el reloj de este equipo?</translation>
    </message>
    <message>
        <source>Its certificate was revoked.</source>
        <translation>Su certificado fue revocado.</translation>
    </message>
    <message>
        <source>The decision could not be remembered: %1</source>
        <translation>No se pudo recordar la decisión: %1</translation>
    </message>
</context>
<context>
    <name>NoticeLine</name>
    <message>
        <source>Dismiss</source>
        <translation>Descartar</translation>
    </message>
</context>
<context>
    <name>NotificationsPage</name>
    <message>
        <source>Notifications</source>
        <translation>Notificaciones</translation>
    </message>
    <message>
        <source>Notify about new messages</source>
        <translation>Avisar de mensajes nuevos</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Nothing is shown of it while the screen is locked</source>
        <translation>Nada de ello se muestra con la pantalla bloqueada</translation>
    </message>
    <message>
        <source>What a notification shows</source>
        <translation>Qué muestra una notificación</translation>
    </message>
    <message>
        <source>Name and text</source>
        <translation>Nombre y texto</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Neither</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sonido</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>No molestar</translation>
    </message>
    <message>
        <source>For 8 hours</source>
        <translation>Durante 8 horas</translation>
    </message>
    <message>
        <source>For an hour</source>
        <translation>Durante una hora</translation>
    </message>
    <message>
        <source>Do not disturb for 8 hours</source>
        <translation>No molestar durante 8 horas</translation>
    </message>
    <message>
        <source>Do not disturb for an hour</source>
        <translation>No molestar durante una hora</translation>
    </message>
    <message>
        <source>Notify me again</source>
        <translation>Volver a avisarme</translation>
    </message>
    <message>
        <source>Quiet hours every day</source>
        <translation>Horas de silencio cada día</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>De %1 a %2</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Silencio desde</translation>
    </message>
    <message>
        <source>A time such as 22:00</source>
        <translation>Una hora como 22:00</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>Silencio hasta</translation>
    </message>
    <message>
        <source>A time such as 07:00</source>
        <translation>Una hora como 07:00</translation>
    </message>
    <message>
        <source>Words that alert you like a mention</source>
        <translation>Palabras que avisan como una mención</translation>
    </message>
    <message>
        <source>With commas between; also in groups from which you hear mentions only</source>
        <translation>Separadas por comas; también en grupos de los que solo recibe menciones</translation>
    </message>
    <message>
        <source>This desktop</source>
        <translation>Este escritorio</translation>
    </message>
    <message>
        <source>Stay in the tray when the window is closed</source>
        <translation>Seguir en la bandeja al cerrar la ventana</translation>
    </message>
    <message>
        <source>Start with the desktop</source>
        <translation>Iniciar con el escritorio</translation>
    </message>
    <message>
        <source>Without a window, so that messages reach you</source>
        <translation>Sin ventana, para que le lleguen los mensajes</translation>
    </message>
    <message>
        <source>Until tomorrow</source>
        <translation>Hasta mañana</translation>
    </message>
    <message>
        <source>Do not disturb until tomorrow morning</source>
        <translation>No molestar hasta mañana por la mañana</translation>
    </message>
</context>
<context>
    <name>Notifier</name>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Responder</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>Marcar como leído</translation>
    </message>
    <message>
        <source>Write a reply</source>
        <translation>Escriba una respuesta</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
</context>
<context>
    <name>OpenSheet</name>
    <message>
        <source>This file is not opened here</source>
        <translation>Este archivo no se abre aquí</translation>
    </message>
    <message>
        <source>It could run as a program and do harm. Save it, and open it yourself if you know what it is and trust who sent it.</source>
        <translation>Podría ejecutarse como programa y causar daños. Guárdelo y ábralo usted si sabe qué es y confía en quien lo envió.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Save to Downloads</source>
        <translation>Guardar en Descargas</translation>
    </message>
</context>
<context>
    <name>PeopleGroup</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>PeopleScreen</name>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Add by phone</source>
        <translation>Añadir por teléfono</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Requests for you</source>
        <translation>Solicitudes para usted</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contactos</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Bloqueados</translation>
    </message>
    <message>
        <source>Nobody here yet</source>
        <translation>Aún no hay nadie</translation>
    </message>
    <message>
        <source>Add somebody by their phone number or e-mail address. They are asked first; once they accept, you can write to each other.</source>
        <translation>Añada a alguien por su teléfono o correo. Primero se le pregunta; cuando acepte, podrán escribirse.</translation>
    </message>
    <message>
        <source>Use an invitation link</source>
        <translation>Usar un enlace de invitación</translation>
    </message>
    <message>
        <source>Invite by link or QR</source>
        <translation>Invitar con enlace o QR</translation>
    </message>
    <message>
        <source>Search contacts</source>
        <translation>Buscar contactos</translation>
    </message>
    <message>
        <source>No contact is called “%1”.</source>
        <translation>Ningún contacto se llama «%1».</translation>
    </message>
</context>
<context>
    <name>PersonCard</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>PickerSheet</name>
    <message>
        <source>New chat</source>
        <translation>Chat nuevo</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>Grupo nuevo</translation>
    </message>
    <message>
        <source>Add members</source>
        <translation>Añadir miembros</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>Nombre del grupo</translation>
    </message>
    <message>
        <source>Summer garden</source>
        <translation>Jardín de verano</translation>
    </message>
    <message>
        <source>New group …</source>
        <translation>Grupo nuevo…</translation>
    </message>
    <message>
        <source>Search your contacts</source>
        <translation>Buscar en sus contactos</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contactos</translation>
    </message>
    <message>
        <source>Nobody left to add</source>
        <translation>No queda nadie por añadir</translation>
    </message>
    <message>
        <source>No contacts yet</source>
        <translation>Aún no hay contactos</translation>
    </message>
    <message>
        <source>All of your contacts are members already.</source>
        <translation>Todos sus contactos ya son miembros.</translation>
    </message>
    <message>
        <source>Add somebody by their phone number or e-mail address first.</source>
        <translation>Primero añada a alguien por su teléfono o correo.</translation>
    </message>
    <message>
        <source>Find people</source>
        <translation>Buscar personas</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Create with %1</source>
        <translation>Crear con %1</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Crear</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>Añadir a %1</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>By phone or e-mail</source>
        <translation>Por teléfono o correo</translation>
    </message>
    <message>
        <source>Invite by link or QR</source>
        <translation>Invitar con enlace o QR</translation>
    </message>
    <message>
        <source>I have a link</source>
        <translation>Tengo un enlace</translation>
    </message>
</context>
<context>
    <name>PictureSheet</name>
    <message>
        <source>Picture of the group</source>
        <translation>Imagen del grupo</translation>
    </message>
    <message>
        <source>Your picture</source>
        <translation>Su imagen</translation>
    </message>
    <message>
        <source>PNG, JPEG, WebP or GIF</source>
        <translation>PNG, JPEG, WebP o GIF</translation>
    </message>
    <message>
        <source>The part of the picture that is shown. Arrow keys move it, plus and minus change its size.</source>
        <translation>La parte de la imagen que se muestra. Las flechas la mueven; más y menos cambian su tamaño.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>How much larger the picture is shown</source>
        <translation>Cuánto más grande se muestra la imagen</translation>
    </message>
    <message>
        <source>Choose another …</source>
        <translation>Elegir otra…</translation>
    </message>
    <message>
        <source>Choose a picture …</source>
        <translation>Elegir una imagen…</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Usarla</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Elegir una imagen</translation>
    </message>
    <message>
        <source>Pictures (%1)</source>
        <translation>Imágenes (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <translation>Todos los archivos (%1)</translation>
    </message>
</context>
<context>
    <name>PictureTile</name>
    <message>
        <source>Picture %1, which cannot be shown</source>
        <translation>Imagen %1, que no se puede mostrar</translation>
    </message>
    <message>
        <source>Picture %1</source>
        <translation>Imagen %1</translation>
    </message>
    <message>
        <source>Shows it large</source>
        <translation>La muestra en grande</translation>
    </message>
    <message>
        <source>Picture %1, not loaded</source>
        <translation>Imagen %1, sin cargar</translation>
    </message>
    <message>
        <source>Loads it</source>
        <translation>La carga</translation>
    </message>
    <message>
        <source>Show the picture</source>
        <translation>Mostrar la imagen</translation>
    </message>
</context>
<context>
    <name>PictureViewer</name>
    <message>
        <source>Picture %1 from %2, %3</source>
        <translation>Imagen %1 de %2, %3</translation>
    </message>
    <message>
        <source>This picture cannot be shown. You can still save it.</source>
        <translation>Esta imagen no se puede mostrar. Aun así puede guardarla.</translation>
    </message>
    <message>
        <source>%1, %2 · %3 of %4</source>
        <translation>%1, %2 · %3 de %4</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Más pequeña</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Más grande</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Copiar la imagen</translation>
    </message>
    <message>
        <source>Save to Downloads</source>
        <translation>Guardar en Descargas</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Earlier picture</source>
        <translation>Imagen anterior</translation>
    </message>
    <message>
        <source>Later picture</source>
        <translation>Imagen siguiente</translation>
    </message>
</context>
<context>
    <name>PinnedLine</name>
    <message>
        <source>Pinned: %1. Press to go there.</source>
        <translation>Fijado: %1. Pulse para ir allí.</translation>
    </message>
    <message>
        <source>%1 pinned</source>
        <translation>%1 fijados</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>This link leads to no page that could be shown.</source>
        <translation>Este enlace no lleva a ninguna página que se pueda mostrar.</translation>
    </message>
    <message>
        <source>This page leads on to one without encryption.</source>
        <translation>Esta página lleva a otra sin cifrar.</translation>
    </message>
    <message>
        <source>This link carries a name or a password.</source>
        <translation>Este enlace lleva un nombre o una contraseña.</translation>
    </message>
    <message>
        <source>This link leads to an unusual port.</source>
        <translation>Este enlace lleva a un puerto inusual.</translation>
    </message>
</context>
<context>
    <name>PreviewCard</name>
    <message>
        <source>Asking %1 …</source>
        <translation>Preguntando a %1…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar de nuevo</translation>
    </message>
    <message>
        <source>Preview of %1</source>
        <translation>Vista previa de %1</translation>
    </message>
    <message>
        <source>Opens the page outside</source>
        <translation>Abre la página fuera de Kith</translation>
    </message>
</context>
<context>
    <name>PreviewSheet</name>
    <message>
        <source>Show a preview of this page?</source>
        <translation>¿Mostrar una vista previa de esta página?</translation>
    </message>
    <message>
        <source>This computer asks %1 for the page, once. The site, any that it leads on to, and whoever keeps its picture will see the address of this computer and that somebody looked at this link.</source>
        <translation>Este equipo pide la página a %1 una vez. El sitio, cualquier otro al que lleve y quien guarde su imagen verán la dirección de este equipo y que alguien ha mirado este enlace.</translation>
    </message>
    <message>
        <source>This link is not encrypted: others on the way can see which page it is, and change what comes back.</source>
        <translation>Este enlace no está cifrado: otros en el camino pueden ver qué página es y cambiar lo que vuelve.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Show preview</source>
        <translation>Mostrar vista previa</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Privacy</source>
        <translation>Privacidad</translation>
    </message>
    <message>
        <source>Who sees when you are online</source>
        <translation>Quién ve cuándo está en línea</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contactos</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Nadie</translation>
    </message>
    <message>
        <source>Who sees your phone number</source>
        <translation>Quién ve su número de teléfono</translation>
    </message>
    <message>
        <source>Who sees your e-mail address</source>
        <translation>Quién ve su correo</translation>
    </message>
    <message>
        <source>Who may add you to groups</source>
        <translation>Quién puede añadirle a grupos</translation>
    </message>
    <message>
        <source>Tell others what you have read</source>
        <translation>Decir a otros qué ha leído</translation>
    </message>
    <message>
        <source>When off, you do not see what others have read either</source>
        <translation>Si está apagado, tampoco verá qué han leído otros</translation>
    </message>
    <message>
        <source>Others can find you by name</source>
        <translation>Otros pueden encontrarle por su nombre</translation>
    </message>
    <message>
        <source>Blocked people</source>
        <translation>Personas bloqueadas</translation>
    </message>
    <message>
        <source>Nobody is blocked. Whoever you block can neither write to you nor see when you are online, and is not told.</source>
        <translation>No hay nadie bloqueado. A quien bloquee no podrá escribirle ni ver cuándo está en línea, y no se le dirá.</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>Unblock %1</source>
        <translation>Desbloquear a %1</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>En este equipo</translation>
    </message>
    <message>
        <source>Offer previews of links</source>
        <translation>Ofrecer vistas previas de enlaces</translation>
    </message>
    <message>
        <source>A page is fetched only when you ask for its preview, and you are asked before</source>
        <translation>Una página solo se descarga cuando pide su vista previa, y antes se le pregunta</translation>
    </message>
</context>
<context>
    <name>ProfilePage</name>
    <message>
        <source>Profile</source>
        <translation>Perfil</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Apellidos</translation>
    </message>
    <message>
        <source>About you</source>
        <translation>Sobre usted</translation>
    </message>
    <message>
        <source>A line that others see beside your name</source>
        <translation>Una línea que otros ven junto a su nombre</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>Número de teléfono</translation>
    </message>
    <message>
        <source>Signed in as %1</source>
        <translation>Sesión iniciada como %1</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Cerrar sesión</translation>
    </message>
    <message>
        <source>Choose a picture …</source>
        <translation>Elegir una imagen…</translation>
    </message>
    <message>
        <source>Remove the picture</source>
        <translation>Quitar la imagen</translation>
    </message>
    <message>
        <source>You sign in with it. Who sees it stands under Privacy</source>
        <translation>Con él inicia sesión. Quién lo ve está en Privacidad</translation>
    </message>
    <message>
        <source>People who know it can ask to become a contact</source>
        <translation>Quien lo conoce puede pedirle ser su contacto</translation>
    </message>
    <message>
        <source>Password you have now</source>
        <translation>Contraseña actual</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Contraseña nueva</translation>
    </message>
    <message>
        <source>Several words are easy to remember and hard to guess. All other devices are signed out</source>
        <translation>Varias palabras son fáciles de recordar y difíciles de adivinar. Se cierra la sesión en los demás dispositivos</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>Cambiar la contraseña</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>%1, %2 %</source>
        <translation>%1, %2 %</translation>
    </message>
</context>
<context>
    <name>QuoteLine</name>
    <message>
        <source>Reply to %1: %2</source>
        <translation>Respuesta a %1: %2</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Sections</source>
        <translation>Secciones</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>Chats</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Other accounts</source>
        <translation>Otras cuentas</translation>
    </message>
    <message>
        <source>Settings (%1)</source>
        <translation>Ajustes (%1)</translation>
    </message>
</context>
<context>
    <name>RailButton</name>
    <message>
        <source>%1, %2 new</source>
        <translation>%1, %2 nuevos</translation>
    </message>
</context>
<context>
    <name>ReactionsLine</name>
    <message>
        <source>Reactions</source>
        <translation>Reacciones</translation>
    </message>
    <message>
        <source>%1 from %2. Press to take yours back.</source>
        <translation>%1 de %2. Pulse para retirar la suya.</translation>
    </message>
    <message>
        <source>%1 from %2. Press to add yours.</source>
        <translation>%1 de %2. Pulse para añadir la suya.</translation>
    </message>
</context>
<context>
    <name>ReadersSheet</name>
    <message>
        <source>Who has read it</source>
        <translation>Quién lo ha leído</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Nobody else is here.</source>
        <translation>No hay nadie más aquí.</translation>
    </message>
</context>
<context>
    <name>RecordBar</name>
    <message>
        <source>Recording a voice message</source>
        <translation>Se está grabando un mensaje de voz</translation>
    </message>
    <message>
        <source>Throw the recording away (Esc)</source>
        <translation>Descartar la grabación (Esc)</translation>
    </message>
    <message>
        <source>Opening the microphone …</source>
        <translation>Abriendo el micrófono…</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
</context>
<context>
    <name>RequestRow</name>
    <message>
        <source>Decline</source>
        <translation>Rechazar</translation>
    </message>
    <message>
        <source>Decline %1</source>
        <translation>Rechazar a %1</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Accept %1</source>
        <translation>Aceptar a %1</translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>Save file</source>
        <translation>Guardar archivo</translation>
    </message>
</context>
<context>
    <name>SearchHitRow</name>
    <message>
        <source>FILE</source>
        <translation>ARCHIVO</translation>
    </message>
    <message>
        <source>Enter ↵</source>
        <translation>Intro ↵</translation>
    </message>
</context>
<context>
    <name>SecretStore</name>
    <message>
        <source>This computer has no keychain running, so you stay signed in only until Kith is closed.</source>
        <translation>En este equipo no hay ningún llavero en marcha; la sesión dura solo hasta cerrar Kith.</translation>
    </message>
    <message>
        <source>The keychain was not unlocked, so you stay signed in only until Kith is closed.</source>
        <translation>No se desbloqueó el llavero; la sesión dura solo hasta cerrar Kith.</translation>
    </message>
    <message>
        <source>The keychain cannot be used (%1), so you stay signed in only until Kith is closed.</source>
        <translation>No se puede usar el llavero (%1); la sesión dura solo hasta cerrar Kith.</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Stop selecting (Esc)</source>
        <translation>Dejar de seleccionar (Esc)</translation>
    </message>
    <message>
        <source>1 message selected</source>
        <translation>1 mensaje seleccionado</translation>
    </message>
    <message>
        <source>%1 messages selected</source>
        <translation>%1 mensajes seleccionados</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Forward …</source>
        <translation>Reenviar…</translation>
    </message>
    <message>
        <source>Unsend for everyone</source>
        <translation>Retirar para todos</translation>
    </message>
    <message>
        <source>Unsend %1 of them for everyone</source>
        <translation>Anular %1 de ellos para todos</translation>
    </message>
    <message>
        <source>None of these can be unsent: not yours, or too old</source>
        <translation>Ninguno de estos se puede anular: no son suyos o son demasiado antiguos</translation>
    </message>
</context>
<context>
    <name>SentRow</name>
    <message>
        <source>Withdraw</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>Withdraw the request to %1</source>
        <translation>Retirar la solicitud a %1</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>%1 and %2</source>
        <translation>%1 y %2</translation>
    </message>
    <message>
        <source>online</source>
        <translation>en línea</translation>
    </message>
    <message>
        <source>you</source>
        <translation>usted</translation>
    </message>
    <message>
        <source>%1 created the group</source>
        <translation>%1 creó el grupo</translation>
    </message>
    <message>
        <source>%1 added %2</source>
        <translation>%1 añadió a %2</translation>
    </message>
    <message>
        <source>%1 removed %2</source>
        <translation>%1 quitó a %2</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 salió</translation>
    </message>
    <message>
        <source>%1 named the group “%2”</source>
        <translation>%1 llamó al grupo «%2»</translation>
    </message>
    <message>
        <source>typing…</source>
        <translation>escribiendo…</translation>
    </message>
    <message>
        <source>%1 is typing…</source>
        <translation>%1 está escribiendo…</translation>
    </message>
    <message>
        <source>%1 and %2 are typing…</source>
        <translation>%1 y %2 están escribiendo…</translation>
    </message>
    <message>
        <source>%1 people are typing…</source>
        <translation>%1 personas están escribiendo…</translation>
    </message>
    <message>
        <source>Unknown person</source>
        <translation>Persona desconocida</translation>
    </message>
    <message>
        <source>You handed the group to %1</source>
        <translation>Usted entregó el grupo a %1</translation>
    </message>
    <message>
        <source>%1 handed the group to %2</source>
        <translation>%1 entregó el grupo a %2</translation>
    </message>
    <message>
        <source>You are an admin now</source>
        <translation>Ahora usted administra el grupo</translation>
    </message>
    <message>
        <source>%1 is an admin now</source>
        <translation>%1 administra ahora el grupo</translation>
    </message>
    <message>
        <source>You made %1 an admin</source>
        <translation>Usted nombró a %1 para administrar el grupo</translation>
    </message>
    <message>
        <source>%1 made %2 an admin</source>
        <translation>%1 nombró a %2 para administrar el grupo</translation>
    </message>
    <message>
        <source>You made %1 a member again</source>
        <translation>Usted volvió a hacer miembro a %1</translation>
    </message>
    <message>
        <source>%1 made %2 a member again</source>
        <translation>%1 volvió a hacer miembro a %2</translation>
    </message>
    <message>
        <source>You created the group</source>
        <translation>Usted creó el grupo</translation>
    </message>
    <message>
        <source>You added %1</source>
        <translation>Usted añadió a %1</translation>
    </message>
    <message>
        <source>You removed %1</source>
        <translation>Usted quitó a %1</translation>
    </message>
    <message>
        <source>You left</source>
        <translation>Usted se fue</translation>
    </message>
    <message>
        <source>You named the group “%1”</source>
        <translation>Usted llamó al grupo «%1»</translation>
    </message>
</context>
<context>
    <name>SettingsNavigation</name>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>Páginas de los ajustes</translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>Profile</source>
        <translation>Perfil</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Dispositivos</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privacidad</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notificaciones</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Almacenamiento</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Acerca de</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Back to the list of settings</source>
        <translation>Volver a la lista de ajustes</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Go to a conversation, or search everywhere</source>
        <translation>Ir a una conversación o buscar en todas partes</translation>
    </message>
    <message>
        <source>Search this conversation</source>
        <translation>Buscar en esta conversación</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>Nueva conversación</translation>
    </message>
    <message>
        <source>Next conversation</source>
        <translation>Conversación siguiente</translation>
    </message>
    <message>
        <source>Previous conversation</source>
        <translation>Conversación anterior</translation>
    </message>
    <message>
        <source>Go to a date</source>
        <translation>Ir a una fecha</translation>
    </message>
    <message>
        <source>Show or hide the details</source>
        <translation>Mostrar u ocultar los detalles</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>Conversaciones</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>These shortcuts</source>
        <translation>Estos atajos</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Texto más grande</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Texto más pequeño</translation>
    </message>
    <message>
        <source>Text as large as it comes</source>
        <translation>Texto de tamaño normal</translation>
    </message>
    <message>
        <source>Back, close, or to the message field</source>
        <translation>Volver, cerrar o ir al campo de mensaje</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>Línea nueva</translation>
    </message>
    <message>
        <source>Edit the last message, in an empty field</source>
        <translation>Editar el último mensaje, con el campo vacío</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>Negrita</translation>
    </message>
    <message>
        <source>Italic</source>
        <translation>Cursiva</translation>
    </message>
    <message>
        <source>Struck through</source>
        <translation>Tachado</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Older message</source>
        <translation>Mensaje anterior</translation>
    </message>
    <message>
        <source>Newer message</source>
        <translation>Mensaje posterior</translation>
    </message>
    <message>
        <source>Menu of the message</source>
        <translation>Menú del mensaje</translation>
    </message>
    <message>
        <source>Select the message</source>
        <translation>Seleccionar el mensaje</translation>
    </message>
    <message>
        <source>Select up to the message</source>
        <translation>Seleccionar hasta el mensaje</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Responder</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Reenviar</translation>
    </message>
    <message>
        <source>Pin or unpin</source>
        <translation>Fijar o dejar de fijar</translation>
    </message>
    <message>
        <source>Who has read it</source>
        <translation>Quién lo ha leído</translation>
    </message>
    <message>
        <source>Go to the message that was answered</source>
        <translation>Ir al mensaje respondido</translation>
    </message>
    <message>
        <source>React</source>
        <translation>Reaccionar</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>En todas partes</translation>
    </message>
    <message>
        <source>While writing</source>
        <translation>Al escribir</translation>
    </message>
    <message>
        <source>On a message</source>
        <translation>Sobre un mensaje</translation>
    </message>
    <message>
        <source>Show a preview of the link</source>
        <translation>Mostrar una vista previa del enlace</translation>
    </message>
    <message>
        <source>Older place that was found</source>
        <translation>Resultado anterior en el tiempo</translation>
    </message>
    <message>
        <source>Newer place that was found</source>
        <translation>Resultado más reciente</translation>
    </message>
    <message>
        <source>Filter or folder %1 above the chats</source>
        <translation>Filtro o carpeta %1 encima de los chats</translation>
    </message>
    <message>
        <source>Next unread conversation</source>
        <translation>Siguiente conversación sin leer</translation>
    </message>
    <message>
        <source>Previous unread conversation</source>
        <translation>Conversación anterior sin leer</translation>
    </message>
    <message>
        <source>From list to messages, field and details</source>
        <translation>De la lista a mensajes, campo y detalles</translation>
    </message>
    <message>
        <source>The same way back</source>
        <translation>El mismo camino de vuelta</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Cerrar la ventana</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Adjuntar archivos</translation>
    </message>
    <message>
        <source>Choose an emoji</source>
        <translation>Elegir un emoji</translation>
    </message>
</context>
<context>
    <name>ShortcutsPage</name>
    <message>
        <source>Shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Search for an action or for keys</source>
        <translation>Buscar una acción o unas teclas</translation>
    </message>
    <message>
        <source>Use it here, and not there</source>
        <translation>Usarlo aquí y no allí</translation>
    </message>
    <message>
        <source>As it comes: %1</source>
        <translation>Como venía: %1</translation>
    </message>
    <message>
        <source>Press the keys …</source>
        <translation>Pulse las teclas…</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>%1, %2, change</source>
        <translation>%1, %2, cambiar</translation>
    </message>
    <message>
        <source>No shortcut of that name.</source>
        <translation>No hay ningún atajo con ese nombre.</translation>
    </message>
    <message>
        <source>Press a button and then the new keys; Esc leaves it as it is, and Delete takes the keys away.</source>
        <translation>Pulse un botón y después las teclas nuevas; Esc lo deja como está y Supr quita las teclas.</translation>
    </message>
    <message>
        <source>All as they come</source>
        <translation>Todos como venían</translation>
    </message>
</context>
<context>
    <name>SignOutSheet</name>
    <message>
        <source>Sign out?</source>
        <translation>¿Cerrar la sesión?</translation>
    </message>
    <message>
        <source>Stay signed in</source>
        <translation>Mantener la sesión</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Cerrar sesión</translation>
    </message>
    <message>
        <source>Your conversations stay on the server. Their copy on this computer is erased, with what you began to write and did not send.</source>
        <translation>Sus conversaciones se quedan en el servidor. La copia en este equipo se borra, con lo que empezó a escribir y no envió.</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) or change(s) of yours did not reach the server yet. They would be lost.</source>
        <translation>
            <numerusform>%n mensaje o cambio suyo aún no ha llegado al servidor. Se perdería.</numerusform>
            <numerusform>%n mensajes o cambios suyos aún no han llegado al servidor. Se perderían.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SpellingCard</name>
    <message>
        <source>Spelling</source>
        <translation>Ortografía</translation>
    </message>
    <message>
        <source>This computer has no dictionaries, so nothing is marked while you write. They come with packages such as hunspell-en-gb; Kith finds them at its next start.</source>
        <translation>Este ordenador no tiene diccionarios, así que no se marca nada al escribir. Vienen en paquetes como hunspell-es; Kith los encuentra en el próximo inicio.</translation>
    </message>
    <message>
        <source>Choose every language you write in: a word is marked only when none of them knows it. Nothing leaves this computer.</source>
        <translation>Elija todos los idiomas en los que escribe: una palabra se marca solo si ninguno la conoce. Nada sale de este ordenador.</translation>
    </message>
</context>
<context>
    <name>StoragePage</name>
    <message>
        <source>Storage</source>
        <translation>Almacenamiento</translation>
    </message>
    <message>
        <source>Your conversations on this computer</source>
        <translation>Sus conversaciones en este equipo</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Medir de nuevo</translation>
    </message>
    <message>
        <source>Everything you have seen is kept here, so that Kith works without a network. Only you can read the folder. Signing out erases it.</source>
        <translation>Todo lo que ha visto se guarda aquí, para que Kith funcione sin red. Solo usted puede leer la carpeta. Al cerrar la sesión se borra.</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>Pictures and files</source>
        <translation>Imágenes y archivos</translation>
    </message>
    <message>
        <source>Put aside because it was damaged</source>
        <translation>Apartado por estar dañado</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Rebuild from the server</source>
        <translation>Reconstruir desde el servidor</translation>
    </message>
    <message>
        <source>Fetches everything again, as on a new computer. What you have not sent yet, your drafts and your marks stay. Until it is done, nothing here changes.</source>
        <translation>Vuelve a traerlo todo, como en un ordenador nuevo. Lo que aún no ha enviado, sus borradores y sus marcas se conservan. Hasta que termine, aquí no cambia nada.</translation>
    </message>
    <message>
        <source>Rebuild</source>
        <translation>Reconstruir</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Keep at most</source>
        <translation>Conservar como máximo</translation>
    </message>
    <message>
        <source>What was not used for the longest time goes first; files of pinned messages go last. What you have not sent yet always stays.</source>
        <translation>Primero se va lo que lleva más tiempo sin usarse; los archivos de mensajes fijados, al final. Lo que aún no ha enviado se queda siempre.</translation>
    </message>
    <message>
        <source>Keep at most %1</source>
        <translation>Conservar como máximo %1</translation>
    </message>
    <message>
        <source>Load pictures by themselves</source>
        <translation>Cargar las imágenes automáticamente</translation>
    </message>
    <message>
        <source>The others come when you press them</source>
        <translation>Las demás se cargan al pulsarlas</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Siempre</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nunca</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contactos</translation>
    </message>
</context>
<context>
    <name>Switcher</name>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>Buscar en todo</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>en %1</translation>
    </message>
    <message>
        <source>Search in %1</source>
        <translation>Buscar en %1</translation>
    </message>
    <message>
        <source>Search conversations, messages and files</source>
        <translation>Buscar conversaciones, mensajes y archivos</translation>
    </message>
    <message>
        <source>Search here</source>
        <translation>Buscar aquí</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Encontrado</translation>
    </message>
    <message>
        <source>Type a word, a part of one, or a name</source>
        <translation>Escriba una palabra, parte de ella o un nombre</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>No se encontró nada</translation>
    </message>
    <message>
        <source>↑ ↓ move      Enter open      Tab filters: from: in: has: before:</source>
        <translation>↑ ↓ mover      Intro abrir      Tab filtros: from: in: has: before:</translation>
    </message>
</context>
<context>
    <name>Time</name>
    <message>
        <source>Yesterday</source>
        <translation>Ayer</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>ahora mismo</translation>
    </message>
    <message>
        <source>1 minute ago</source>
        <translation>hace 1 minuto</translation>
    </message>
    <message numerus="yes">
        <source>%n minutes ago</source>
        <translation>
            <numerusform>hace %n minuto</numerusform>
            <numerusform>hace %n minutos</numerusform>
        </translation>
    </message>
    <message>
        <source>1 hour ago</source>
        <translation>hace 1 hora</translation>
    </message>
    <message numerus="yes">
        <source>%n hours ago</source>
        <translation>
            <numerusform>hace %n hora</numerusform>
            <numerusform>hace %n horas</numerusform>
        </translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>ayer</translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>hace %n día</numerusform>
            <numerusform>hace %n días</numerusform>
        </translation>
    </message>
    <message>
        <source>last seen %1</source>
        <translation>visto por última vez %1</translation>
    </message>
    <message>
        <source>last seen yesterday</source>
        <translation>visto por última vez ayer</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>1 new message</source>
        <translation>1 mensaje nuevo</translation>
    </message>
    <message>
        <source>%1 new messages</source>
        <translation>%1 mensajes nuevos</translation>
    </message>
</context>
<context>
    <name>TimelineHeader</name>
    <message>
        <source>Back to the chats</source>
        <translation>Volver a los chats</translation>
    </message>
    <message>
        <source>%1, %2, show details</source>
        <translation>%1, %2, mostrar los detalles</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>Ocultar los detalles</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Mostrar los detalles</translation>
    </message>
    <message>
        <source>Go to a date (%1)</source>
        <translation>Ir a una fecha (%1)</translation>
    </message>
    <message>
        <source>Search here (%1)</source>
        <translation>Buscar aquí (%1)</translation>
    </message>
    <message>
        <source>%1, show details</source>
        <translation>%1, mostrar los detalles</translation>
    </message>
</context>
<context>
    <name>TimelinePane</name>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>Messages of %1</source>
        <translation>Mensajes de %1</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>Aún no hay nada</translation>
    </message>
    <message>
        <source>Write the first message below.</source>
        <translation>Escriba abajo el primer mensaje.</translation>
    </message>
</context>
<context>
    <name>TransferBar</name>
    <message>
        <source>%1 % done</source>
        <translation>%1 % completado</translation>
    </message>
</context>
<context>
    <name>TrustSheet</name>
    <message>
        <source>The key of this server has changed</source>
        <translation>La clave de este servidor ha cambiado</translation>
    </message>
    <message>
        <source>Is this the right server?</source>
        <translation>¿Es este el servidor correcto?</translation>
    </message>
    <message>
        <source>You trusted %1 before, and it had another key then. Its administrator may have renewed it, or somebody else answers in its place. Ask before you go on.</source>
        <translation>Usted ya confió en %1, y entonces tenía otra clave. Puede que el administrador la haya renovado o que otro responda en su lugar. Pregunte antes de seguir.</translation>
    </message>
    <message>
        <source>That is usual for a server in a home or an office. Compare this fingerprint with the one its administrator tells you:</source>
        <translation>Es normal en un servidor de casa o de oficina. Compare esta huella con la que le diga el administrador:</translation>
    </message>
    <message>
        <source>Fingerprint of the server&apos;s key</source>
        <translation>Huella de la clave del servidor</translation>
    </message>
    <message>
        <source>If you trust it, this key is remembered for %1. Should another one answer there, you are asked again.</source>
        <translation>Si confía en él, esta clave se recuerda para %1. Si allí responde otra, se le preguntará de nuevo.</translation>
    </message>
    <message>
        <source>Do not connect</source>
        <translation>No conectar</translation>
    </message>
    <message>
        <source>Trust this key</source>
        <translation>Confiar en esta clave</translation>
    </message>
</context>
<context>
    <name>UndoLine</name>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
</context>
<context>
    <name>UnsendSheet</name>
    <message>
        <source>Unsend this message?</source>
        <translation>¿Retirar este mensaje?</translation>
    </message>
    <message>
        <source>Unsend %1 messages?</source>
        <translation>¿Retirar %1 mensajes?</translation>
    </message>
    <message>
        <source>It goes away for everybody in this conversation, and nobody can bring it back.</source>
        <translation>Desaparece para todos en esta conversación y nadie puede recuperarlo.</translation>
    </message>
    <message>
        <source>They go away for everybody in this conversation, and nobody can bring them back.</source>
        <translation>Desaparecen para todos en esta conversación y nadie puede recuperarlos.</translation>
    </message>
    <message>
        <source>Somebody else wrote it.</source>
        <translation>Lo escribió otra persona.</translation>
    </message>
    <message>
        <source>Others wrote %1 of them.</source>
        <translation>%1 de ellos los escribieron otras personas.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Unsend for everyone</source>
        <translation>Retirar para todos</translation>
    </message>
</context>
<context>
    <name>UploadBar</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>UseInviteSheet</name>
    <message>
        <source>Use an invitation</source>
        <translation>Usar una invitación</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Enlace</translation>
    </message>
    <message>
        <source>kith://chat.example.org/invite/…</source>
        <translation>kith://chat.example.org/invite/…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Ir allí</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Aceptar</translation>
    </message>
</context>
<context>
    <name>VoiceLine</name>
    <message>
        <source>Pause the voice message</source>
        <translation>Pausar el mensaje de voz</translation>
    </message>
    <message>
        <source>Play the voice message, %1</source>
        <translation>Reproducir el mensaje de voz, %1</translation>
    </message>
    <message>
        <source>Speed: %1</source>
        <translation>Velocidad: %1</translation>
    </message>
</context>
<context>
    <name>WelcomeScreen</name>
    <message>
        <source>Welcome</source>
        <translation>Bienvenida</translation>
    </message>
    <message>
        <source>Create an account</source>
        <translation>Crear una cuenta</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Iniciar sesión</translation>
    </message>
    <message>
        <source>on a Kith server you trust</source>
        <translation>en un servidor de Kith de su confianza</translation>
    </message>
    <message>
        <source>to a Kith server you know</source>
        <translation>en un servidor de Kith que conoce</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>kith.local:8065</source>
        <translation>kith.local:8065</translation>
    </message>
    <message>
        <source>Phone number or e-mail</source>
        <translation>Número de teléfono o correo</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Apellidos</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>Número de teléfono</translation>
    </message>
    <message>
        <source>+46 70 123 45 67</source>
        <translation>+34 612 345 678</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Create account</source>
        <translation>Crear la cuenta</translation>
    </message>
    <message>
        <source>Already here?</source>
        <translation>¿Ya tiene cuenta?</translation>
    </message>
    <message>
        <source>New here?</source>
        <translation>¿Es su primera vez?</translation>
    </message>
    <message>
        <source>Set a new password</source>
        <translation>Poner una contraseña nueva</translation>
    </message>
    <message>
        <source>with the one-time code that your administrator gave you</source>
        <translation>con el código de un solo uso que le dio el administrador</translation>
    </message>
    <message>
        <source>Invitation (link or code, where the server asks for one)</source>
        <translation>Invitación (enlace o código, si el servidor la pide)</translation>
    </message>
    <message>
        <source>One-time code</source>
        <translation>Código de un solo uso</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Contraseña nueva</translation>
    </message>
    <message>
        <source>Set the password</source>
        <translation>Poner la contraseña</translation>
    </message>
    <message>
        <source>I have forgotten my password</source>
        <translation>He olvidado mi contraseña</translation>
    </message>
    <message>
        <source>No code yet? Ask whoever runs the server: they can make one for you. It ends all your sessions.</source>
        <translation>¿Aún no tiene código? Pídalo a quien lleva el servidor: puede crear uno para usted. Termina todas sus sesiones.</translation>
    </message>
    <message>
        <source>Back to my conversations</source>
        <translation>Volver a mis conversaciones</translation>
    </message>
    <message>
        <source>Use an invitation</source>
        <translation>Usar una invitación</translation>
    </message>
</context>
<context>
    <name>WritingMenu</name>
    <message>
        <source>Add to the dictionary</source>
        <translation>Añadir al diccionario</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Cortar</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Pegar</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Seleccionar todo</translation>
    </message>
</context>
<context>
    <name>kith::client::AboutViewModel</name>
    <message>
        <source>unknown</source>
        <translation>desconocido</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>kith::client::AccountPresenter</name>
    <message>
        <source>You are signed out: %1</source>
        <translation>Se ha cerrado su sesión: %1</translation>
    </message>
    <message>
        <source>Me</source>
        <translation>Yo</translation>
    </message>
    <message>
        <source>Sign in again as %1: everything is still here.</source>
        <translation>Vuelva a entrar como %1: todo sigue aquí.</translation>
    </message>
    <message>
        <source>Your account on %1 is closed for now. Nothing that was kept is lost: mend what is said here and start Kith again. (%2)</source>
        <translation>Su cuenta en %1 está cerrada por ahora. No se ha perdido nada de lo guardado: resuelva lo que aquí se dice e inicie Kith de nuevo. (%2)</translation>
    </message>
</context>
<context>
    <name>kith::client::AttachmentsPresenter</name>
    <message>
        <source>Copying …</source>
        <translation>Copiando…</translation>
    </message>
    <message numerus="yes">
        <source>A message takes at most %n file(s).</source>
        <translation>
            <numerusform>Un mensaje admite como máximo %n archivo.</numerusform>
            <numerusform>Un mensaje admite como máximo %n archivos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Picture %1</source>
        <translation>Imagen %1</translation>
    </message>
    <message>
        <source>Voice message</source>
        <translation>Mensaje de voz</translation>
    </message>
    <message>
        <source>%1, as a file</source>
        <translation>%1, como archivo</translation>
    </message>
    <message>
        <source>A file cannot be added to a message that is there already. Send it by itself.</source>
        <translation>No se puede añadir un archivo a un mensaje que ya está enviado. Envíelo por separado.</translation>
    </message>
</context>
<context>
    <name>kith::client::ChatListModel</name>
    <message>
        <source>%1 unread</source>
        <translation>%1 sin leer</translation>
    </message>
    <message>
        <source>marked as unread</source>
        <translation>marcado como no leído</translation>
    </message>
    <message>
        <source>mentions you</source>
        <translation>le menciona</translation>
    </message>
    <message>
        <source>online</source>
        <translation>en línea</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>fijado</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>silenciado</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>archivado</translation>
    </message>
</context>
<context>
    <name>kith::client::ChatsPresenter</name>
    <message>
        <source>1 member</source>
        <translation>1 miembro</translation>
    </message>
    <message>
        <source>%1 members</source>
        <translation>%1 miembros</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n archivo</numerusform>
            <numerusform>%n archivos</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is archived.</source>
        <translation>«%1» está archivado.</translation>
    </message>
    <message>
        <source>“%1” is back from the archive.</source>
        <translation>«%1» ha salido del archivo.</translation>
    </message>
    <message>
        <source>“%1” is not muted any more.</source>
        <translation>«%1» ya no está silenciado.</translation>
    </message>
    <message>
        <source>“%1” is muted.</source>
        <translation>«%1» está silenciado.</translation>
    </message>
    <message>
        <source>“%1” is marked as unread.</source>
        <translation>«%1» está marcado como no leído.</translation>
    </message>
    <message>
        <source>“%1” is read.</source>
        <translation>«%1» está leído.</translation>
    </message>
</context>
<context>
    <name>kith::client::ChatsViewModel</name>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Unread %1</source>
        <translation>Sin leer %1</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Sin leer</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Grupos</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archivados</translation>
    </message>
</context>
<context>
    <name>kith::client::ComposerPresenter</name>
    <message>
        <source>Message %1</source>
        <translation>Escribir a %1</translation>
    </message>
    <message>
        <source>everyone</source>
        <translation>todos</translation>
    </message>
    <message>
        <source>All members of this group</source>
        <translation>Todos los miembros de este grupo</translation>
    </message>
    <message>
        <source>You are no longer in this group. What was written until then stays here.</source>
        <translation>Ya no está en este grupo. Lo que se escribió hasta entonces se queda aquí.</translation>
    </message>
    <message>
        <source>Only the owner writes in this group.</source>
        <translation>En este grupo solo escribe la persona propietaria.</translation>
    </message>
    <message>
        <source>Only admins write in this group.</source>
        <translation>En este grupo solo escriben los administradores.</translation>
    </message>
    <message>
        <source>You have blocked %1.</source>
        <translation>Ha bloqueado a %1.</translation>
    </message>
</context>
<context>
    <name>kith::client::ComposerViewModel</name>
    <message>
        <source>Reply to %1</source>
        <translation>Responder a %1</translation>
    </message>
    <message>
        <source>Edit message</source>
        <translation>Editar el mensaje</translation>
    </message>
</context>
<context>
    <name>kith::client::ConnectionViewModel</name>
    <message>
        <source>Connecting…</source>
        <translation>Conectando…</translation>
    </message>
    <message>
        <source>Reconnecting…</source>
        <translation>Reconectando…</translation>
    </message>
    <message>
        <source>Offline since %1. What you write is sent when the connection is back.</source>
        <translation>Sin conexión desde %1. Lo que escriba se enviará cuando vuelva.</translation>
    </message>
    <message>
        <source>Offline. What you write is sent when the connection is back.</source>
        <translation>Sin conexión. Lo que escriba se enviará cuando vuelva.</translation>
    </message>
    <message>
        <source>You are signed out on this device. What you have read is still here.</source>
        <translation>Se ha cerrado la sesión en este dispositivo. Lo que ha leído sigue aquí.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Iniciar sesión</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Intentar ahora</translation>
    </message>
</context>
<context>
    <name>kith::client::ConversationPresenter</name>
    <message>
        <source>Read</source>
        <translation>Leído</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Entregado</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Todavía no</translation>
    </message>
    <message>
        <source>1 member</source>
        <translation>1 miembro</translation>
    </message>
    <message>
        <source>%1 members</source>
        <translation>%1 miembros</translation>
    </message>
    <message>
        <source>%1 · %2 online</source>
        <translation>%1 · %2 en línea</translation>
    </message>
    <message>
        <source>This account was deleted</source>
        <translation>Esta cuenta fue eliminada</translation>
    </message>
</context>
<context>
    <name>kith::client::DayViewModel</name>
    <message>
        <source>That day is still to come.</source>
        <translation>Ese día aún no ha llegado.</translation>
    </message>
    <message>
        <source>This is not a date. Write it like %1.</source>
        <translation>Eso no es una fecha. Escríbala así: %1.</translation>
    </message>
</context>
<context>
    <name>kith::client::DesktopViewModel</name>
    <message>
        <source>This desktop has no tray, so closing the window ends Kith</source>
        <translation>Este escritorio no tiene bandeja; al cerrar la ventana termina Kith</translation>
    </message>
    <message>
        <source>Closing the window leaves Kith in the tray</source>
        <translation>Al cerrar la ventana, Kith sigue en la bandeja</translation>
    </message>
    <message>
        <source>Closing the window ends Kith</source>
        <translation>Al cerrar la ventana termina Kith</translation>
    </message>
    <message>
        <source>Shown by the desktop</source>
        <translation>Las muestra el escritorio</translation>
    </message>
    <message>
        <source>Nothing on this desktop shows notifications; unread messages are counted in the window</source>
        <translation>Nada en este escritorio muestra notificaciones; los mensajes sin leer se cuentan en la ventana</translation>
    </message>
</context>
<context>
    <name>kith::client::DetailsPresenter</name>
    <message>
        <source>owner</source>
        <translation>propietario</translation>
    </message>
    <message>
        <source>admin</source>
        <translation>administrador</translation>
    </message>
    <message>
        <source>You are not a member any more</source>
        <translation>Ya no es miembro</translation>
    </message>
    <message>
        <source>Group · since %1</source>
        <translation>Grupo · desde %1</translation>
    </message>
    <message>
        <source>This account was deleted</source>
        <translation>Esta cuenta fue eliminada</translation>
    </message>
    <message>
        <source>%1 (you)</source>
        <translation>%1 (usted)</translation>
    </message>
    <message>
        <source>1 member</source>
        <translation>1 miembro</translation>
    </message>
    <message>
        <source>%1 members</source>
        <translation>%1 miembros</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Usted</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>Silenciado</translation>
    </message>
    <message>
        <source>Muted until %1</source>
        <translation>Silenciado hasta %1</translation>
    </message>
    <message>
        <source>All messages</source>
        <translation>Todos los mensajes</translation>
    </message>
    <message>
        <source>Mentions only</source>
        <translation>Solo menciones</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nada</translation>
    </message>
    <message>
        <source>You see what was written up to your leaving. Nothing you do here is seen by anybody.</source>
        <translation>Ve lo escrito hasta su salida. Nadie ve nada de lo que haga aquí.</translation>
    </message>
    <message>
        <source>Whoever joins sees everything that was written before.</source>
        <translation>Quien entra ve todo lo escrito antes.</translation>
    </message>
    <message>
        <source>Every member can add people.</source>
        <translation>Cualquier miembro puede añadir personas.</translation>
    </message>
    <message>
        <source>Only admins can add people.</source>
        <translation>Solo los administradores pueden añadir personas.</translation>
    </message>
    <message>
        <source>Only the two of you see this conversation, and whoever runs the server could.</source>
        <translation>Solo ustedes dos ven esta conversación, y quien lleva el servidor podría verla.</translation>
    </message>
    <message>
        <source>They see when you have read their messages.</source>
        <translation>Esta persona ve cuándo ha leído sus mensajes.</translation>
    </message>
    <message>
        <source>They do not see when you have read something, and you do not see it of them.</source>
        <translation>Esta persona no ve cuándo ha leído algo, y usted tampoco lo ve de ella.</translation>
    </message>
    <message>
        <source>Everybody here sees when you are online.</source>
        <translation>Todos aquí ven cuándo está en línea.</translation>
    </message>
    <message>
        <source>Your contacts among them see when you are online.</source>
        <translation>Sus contactos aquí ven cuándo está en línea.</translation>
    </message>
    <message>
        <source>Nobody sees when you are online.</source>
        <translation>Nadie ve cuándo está en línea.</translation>
    </message>
    <message>
        <source>They see when you are online.</source>
        <translation>La otra persona ve cuándo está usted en línea.</translation>
    </message>
    <message>
        <source>They do not see when you are online.</source>
        <translation>La otra persona no ve cuándo está usted en línea.</translation>
    </message>
</context>
<context>
    <name>kith::client::Downloads</name>
    <message>
        <source>The file could not be written: %1</source>
        <translation>No se pudo escribir el archivo: %1</translation>
    </message>
    <message>
        <source>This is larger than it should be, and was not fetched.</source>
        <translation>Es más grande de lo que debería y no se ha descargado.</translation>
    </message>
</context>
<context>
    <name>kith::client::DraftFiles</name>
    <message>
        <source>The disk is full, or cannot be written.</source>
        <translation>El disco está lleno o no se puede escribir en él.</translation>
    </message>
</context>
<context>
    <name>kith::client::EmojiTable</name>
    <message>
        <source>Smileys</source>
        <translation>Caritas</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Animals and nature</source>
        <translation>Animales y naturaleza</translation>
    </message>
    <message>
        <source>Food and drink</source>
        <translation>Comida y bebida</translation>
    </message>
    <message>
        <source>Travel and places</source>
        <translation>Viajes y lugares</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>Actividades</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Objetos</translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation>Símbolos</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Banderas</translation>
    </message>
</context>
<context>
    <name>kith::client::Faces</name>
    <message>
        <source>The picture could not be kept on this computer.</source>
        <translation>No se pudo guardar la imagen en este equipo.</translation>
    </message>
</context>
<context>
    <name>kith::client::FilesPresenter</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Waiting for the network</source>
        <translation>Esperando la red</translation>
    </message>
    <message>
        <source>Saved as %1 in %2.</source>
        <translation>Guardado como %1 en %2.</translation>
    </message>
</context>
<context>
    <name>kith::client::GroupViewModel</name>
    <message>
        <source>Give the group a name.</source>
        <translation>Póngale un nombre al grupo.</translation>
    </message>
    <message>
        <source>At most %1 characters.</source>
        <translation>Como mucho %1 caracteres.</translation>
    </message>
    <message>
        <source>Choose who looks after the group from now on.</source>
        <translation>Elija quién se ocupa del grupo a partir de ahora.</translation>
    </message>
</context>
<context>
    <name>kith::client::InviteViewModel</name>
    <message>
        <source>Paste the link that you were given.</source>
        <translation>Pegue el enlace que le han dado.</translation>
    </message>
</context>
<context>
    <name>kith::client::InvitesPresenter</name>
    <message>
        <source>For one person, until %1.</source>
        <translation>Para una persona, hasta %1.</translation>
    </message>
    <message>
        <source>For %1 people, until %2.</source>
        <translation>Para %1 personas, hasta %2.</translation>
    </message>
    <message>
        <source>This invitation is for another server, %1. You need an account there.</source>
        <translation>Esta invitación es para otro servidor, %1. Necesita una cuenta allí.</translation>
    </message>
    <message>
        <source>There is no such invitation. Ask for a new one.</source>
        <translation>No existe esa invitación. Pida una nueva.</translation>
    </message>
    <message>
        <source>This invitation is used up or over. Ask for a new one.</source>
        <translation>Esta invitación está agotada o ha caducado. Pida una nueva.</translation>
    </message>
    <message>
        <source>%1 invites you into the group “%2”.</source>
        <translation>%1 le invita al grupo «%2».</translation>
    </message>
    <message>
        <source>%1 invites you. You become contacts at once.</source>
        <translation>%1 le invita. Pasan a ser contactos al momento.</translation>
    </message>
</context>
<context>
    <name>kith::client::LanguageViewModel</name>
    <message>
        <source>As the computer</source>
        <translation>Como el equipo</translation>
    </message>
</context>
<context>
    <name>kith::client::LinkPreviews</name>
    <message>
        <source>This page says nothing about itself.</source>
        <translation>Esta página no dice nada de sí misma.</translation>
    </message>
</context>
<context>
    <name>kith::client::MediaPresenter</name>
    <message>
        <source>You</source>
        <translation>Usted</translation>
    </message>
</context>
<context>
    <name>kith::client::MessageActions</name>
    <message>
        <source>The words of this link name another place than the one it leads to.</source>
        <translation>Las palabras de este enlace nombran otro sitio que el de su destino.</translation>
    </message>
    <message>
        <source>This link carries a name before an @: the place it leads to stands behind it.</source>
        <translation>Este enlace lleva un nombre antes de una @: el sitio al que lleva está detrás.</translation>
    </message>
    <message>
        <source>This link leads to a place written in letters that can look like others.</source>
        <translation>Este enlace lleva a un sitio escrito con letras que pueden parecer otras.</translation>
    </message>
    <message>
        <source>The message is going out just now. Once it is there, you can unsend it.</source>
        <translation>El mensaje está saliendo ahora mismo. En cuanto haya llegado, podrá retirarlo.</translation>
    </message>
</context>
<context>
    <name>kith::client::NotificationCentre</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n mensaje nuevo</numerusform>
            <numerusform>%n mensajes nuevos</numerusform>
        </translation>
    </message>
    <message>
        <source>Kith</source>
        <translation>Kith</translation>
    </message>
    <message numerus="yes">
        <source>In %n conversation(s)</source>
        <translation>
            <numerusform>En %n conversación</numerusform>
            <numerusform>En %n conversaciones</numerusform>
        </translation>
    </message>
    <message>
        <source>Would like to write with you</source>
        <translation>Quiere escribirse con usted</translation>
    </message>
    <message>
        <source>Somebody would like to write with you</source>
        <translation>Alguien quiere escribirse con usted</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>kith::client::NotificationSettings</name>
    <message>
        <source>Quiet until %1</source>
        <translation>Silencio hasta las %1</translation>
    </message>
    <message>
        <source>Quiet until tomorrow, %1</source>
        <translation>Silencio hasta mañana, %1</translation>
    </message>
</context>
<context>
    <name>kith::client::PageFetcher</name>
    <message>
        <source>The page did not come in time.</source>
        <translation>La página no llegó a tiempo.</translation>
    </message>
    <message>
        <source>There is nothing at %1, or no way to it.</source>
        <translation>No hay nada en %1, o no hay camino hasta allí.</translation>
    </message>
    <message>
        <source>%1 is a place within a private network. Kith does not go there for a preview.</source>
        <translation>%1 está en una red privada. Kith no va allí para una vista previa.</translation>
    </message>
    <message>
        <source>%1 does not show this page (%2).</source>
        <translation>%1 no muestra esta página (%2).</translation>
    </message>
    <message>
        <source>There is no page behind this link, but something else.</source>
        <translation>Tras este enlace no hay una página, sino otra cosa.</translation>
    </message>
    <message>
        <source>The picture of this page is too large.</source>
        <translation>La imagen de esta página es demasiado grande.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not valid.</source>
        <translation>El certificado de %1 no es válido.</translation>
    </message>
    <message>
        <source>This link leads on and on.</source>
        <translation>Este enlace lleva de un lugar a otro sin fin.</translation>
    </message>
    <message>
        <source>This page leads on to one without encryption.</source>
        <translation>Esta página lleva a otra sin cifrar.</translation>
    </message>
</context>
<context>
    <name>kith::client::PeoplePresenter</name>
    <message>
        <source>Asked %1. If this person uses this server, they have your request.</source>
        <translation>Enviada %1. Si esta persona usa este servidor, tiene su solicitud.</translation>
    </message>
    <message>
        <source>Asked %1</source>
        <translation>Enviada %1</translation>
    </message>
    <message>
        <source>“%1” · %2</source>
        <translation>«%1» · %2</translation>
    </message>
</context>
<context>
    <name>kith::client::PeopleViewModel</name>
    <message>
        <source>Type a phone number or an e-mail address.</source>
        <translation>Escriba un número de teléfono o un correo.</translation>
    </message>
    <message>
        <source>At most %1 characters.</source>
        <translation>Como máximo %1 caracteres.</translation>
    </message>
</context>
<context>
    <name>kith::client::PickerViewModel</name>
    <message>
        <source>Give the group a name.</source>
        <translation>Dé un nombre al grupo.</translation>
    </message>
    <message>
        <source>At most %1 characters.</source>
        <translation>Como máximo %1 caracteres.</translation>
    </message>
    <message>
        <source>Choose at least one person.</source>
        <translation>Elija al menos a una persona.</translation>
    </message>
</context>
<context>
    <name>kith::client::PictureViewModel</name>
    <message>
        <source>Only a picture on this computer can be chosen.</source>
        <translation>Solo se puede elegir una imagen de este equipo.</translation>
    </message>
    <message>
        <source>The picture could not be prepared.</source>
        <translation>No se pudo preparar la imagen.</translation>
    </message>
</context>
<context>
    <name>kith::client::ProfileViewModel</name>
    <message>
        <source>Others need something to call you.</source>
        <translation>Los demás necesitan un nombre para usted.</translation>
    </message>
    <message>
        <source>You sign in with it: it cannot be empty.</source>
        <translation>Con él inicia sesión: no puede quedar vacío.</translation>
    </message>
    <message>
        <source>Others find you by it: it cannot be empty.</source>
        <translation>Por él le encuentran: no puede quedar vacío.</translation>
    </message>
    <message>
        <source>Type the password you have now.</source>
        <translation>Escriba la contraseña que tiene ahora.</translation>
    </message>
    <message>
        <source>Type the password you want.</source>
        <translation>Escriba la contraseña que quiere.</translation>
    </message>
    <message>
        <source>Your password is changed. All other devices are signed out.</source>
        <translation>Su contraseña ha cambiado. La sesión se ha cerrado en los demás dispositivos.</translation>
    </message>
</context>
<context>
    <name>kith::client::RecorderPresenter</name>
    <message>
        <source>The part of Kith that handles sound is not installed (kith-audio).</source>
        <translation>No está instalada la parte de Kith que se ocupa del sonido (kith-audio).</translation>
    </message>
    <message>
        <source>This computer has no sound service (PulseAudio or PipeWire).</source>
        <translation>Este equipo no tiene servicio de sonido (PulseAudio o PipeWire).</translation>
    </message>
    <message>
        <source>There is no microphone.</source>
        <translation>No hay micrófono.</translation>
    </message>
    <message>
        <source>The microphone went away.</source>
        <translation>El micrófono ya no está.</translation>
    </message>
    <message>
        <source>The recording could not be kept.</source>
        <translation>No se pudo guardar la grabación.</translation>
    </message>
    <message>
        <source>That was too short. Speak until you send it.</source>
        <translation>Ha sido demasiado corto. Hable hasta enviarlo.</translation>
    </message>
</context>
<context>
    <name>kith::client::SearchListModel</name>
    <message>
        <source>Conversations</source>
        <translation>Conversaciones</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <source>%1, %2, %3, %4</source>
        <translation>%1, %2, %3, %4</translation>
    </message>
    <message>
        <source>File %1, %2, %3</source>
        <translation>Archivo %1, %2, %3</translation>
    </message>
</context>
<context>
    <name>kith::client::SearchPresenter</name>
    <message>
        <source>no connection: only what is on this computer</source>
        <translation>sin conexión: solo lo que hay en este equipo</translation>
    </message>
    <message>
        <source>asking the server…</source>
        <translation>preguntando al servidor…</translation>
    </message>
    <message>
        <source>in %1 messages · %2 ms</source>
        <translation>en %1 mensajes · %2 ms</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Usted</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>en %1</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>para %1</translation>
    </message>
    <message>
        <source>direct</source>
        <translation>directo</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>kith::client::SelectionViewModel</name>
    <message>
        <source>%1, %2:</source>
        <translation>%1, %2:</translation>
    </message>
    <message numerus="yes">
        <source>%n of them cannot be unsent: not yours, or too old</source>
        <translation>
            <numerusform>%n de ellos no se puede anular: no es suyo o es demasiado antiguo</numerusform>
            <numerusform>%n de ellos no se pueden anular: no son suyos o son demasiado antiguos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kith::client::SettingsPresenter</name>
    <message>
        <source>signed in %1</source>
        <translation>sesión iniciada %1</translation>
    </message>
    <message>
        <source>last used %1</source>
        <translation>usado por última vez %1</translation>
    </message>
    <message>
        <source>Unnamed device</source>
        <translation>Dispositivo sin nombre</translation>
    </message>
    <message>
        <source>This is not the password you have now.</source>
        <translation>Esta no es la contraseña que tiene ahora.</translation>
    </message>
</context>
<context>
    <name>kith::client::Shell</name>
    <message>
        <source>Kith is still running</source>
        <translation>Kith sigue en marcha</translation>
    </message>
    <message>
        <source>It stays in the tray, so that messages reach you. Its menu ends it; Settings has the choice.</source>
        <translation>Sigue en la bandeja para que le lleguen los mensajes. Su menú lo termina; puede elegirlo en Ajustes.</translation>
    </message>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <translation>
            <numerusform>%n mensaje sin leer</numerusform>
            <numerusform>%n mensajes sin leer</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing unread</source>
        <translation>Nada sin leer</translation>
    </message>
    <message>
        <source>Kith</source>
        <translation>Kith</translation>
    </message>
    <message>
        <source>Hide the window</source>
        <translation>Ocultar la ventana</translation>
    </message>
    <message>
        <source>Open Kith</source>
        <translation>Abrir Kith</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>No molestar</translation>
    </message>
    <message>
        <source>For an hour</source>
        <translation>Durante una hora</translation>
    </message>
    <message>
        <source>For 8 hours</source>
        <translation>Durante 8 horas</translation>
    </message>
    <message>
        <source>Until tomorrow morning</source>
        <translation>Hasta mañana por la mañana</translation>
    </message>
    <message>
        <source>Notify me again</source>
        <translation>Volver a avisarme</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Kith does not understand this link.</source>
        <translation>Kith no entiende este enlace.</translation>
    </message>
    <message>
        <source>The conversation of this link is not one of yours.</source>
        <translation>La conversación de este enlace no es de las suyas.</translation>
    </message>
    <message>
        <source>This link leads to %1, where you are not signed in.</source>
        <translation>Este enlace lleva a %1, donde no ha iniciado sesión.</translation>
    </message>
</context>
<context>
    <name>kith::client::ShortcutsViewModel</name>
    <message>
        <source>%1 alone is needed for writing. Hold Ctrl or Alt with it.</source>
        <translation>%1 sola hace falta para escribir. Manténgala junto con Ctrl o Alt.</translation>
    </message>
    <message>
        <source>%1 is taken already: %2.</source>
        <translation>%1 ya está en uso: %2.</translation>
    </message>
</context>
<context>
    <name>kith::client::StoragePresenter</name>
    <message>
        <source>Stopped. Nothing has changed.</source>
        <translation>Detenido. No ha cambiado nada.</translation>
    </message>
    <message>
        <source>Done: everything here is as the server has it.</source>
        <translation>Listo: aquí todo está como lo tiene el servidor.</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) not sent yet</source>
        <translation>
            <numerusform>%n mensaje sin enviar</numerusform>
            <numerusform>%n mensajes sin enviar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <translation>
            <numerusform>%n borrador</numerusform>
            <numerusform>%n borradores</numerusform>
        </translation>
    </message>
    <message>
        <source>The copy of your messages on this computer was damaged. It is fetched again from your server.</source>
        <translation>La copia de sus mensajes en este ordenador estaba dañada. Se vuelve a traer desde su servidor.</translation>
    </message>
    <message>
        <source>Saved from it: %1.</source>
        <translation>Se ha salvado: %1.</translation>
    </message>
</context>
<context>
    <name>kith::client::StorageViewModel</name>
    <message>
        <source>Waiting for the network …</source>
        <translation>Esperando a la red…</translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation>Preguntando al servidor…</translation>
    </message>
    <message>
        <source>%1 of %2 conversations</source>
        <translation>%1 de %2 conversaciones</translation>
    </message>
</context>
<context>
    <name>kith::client::Timeline</name>
    <message>
        <source>There is nothing to send.</source>
        <translation>No hay nada que enviar.</translation>
    </message>
    <message>
        <source>This message is too long; please split it.</source>
        <translation>Este mensaje es demasiado largo; divídalo.</translation>
    </message>
    <message>
        <source>This message holds characters that cannot be sent.</source>
        <translation>Este mensaje contiene caracteres que no se pueden enviar.</translation>
    </message>
    <message>
        <source>This conversation is gone.</source>
        <translation>Esta conversación ya no existe.</translation>
    </message>
    <message>
        <source>You are no longer in this conversation.</source>
        <translation>Ya no está en esta conversación.</translation>
    </message>
    <message>
        <source>Only some members may write here.</source>
        <translation>Aquí solo pueden escribir algunos miembros.</translation>
    </message>
    <message>
        <source>This message is gone.</source>
        <translation>Este mensaje ya no existe.</translation>
    </message>
    <message>
        <source>This message is being sent right now. Try again in a moment.</source>
        <translation>Este mensaje se está enviando ahora. Inténtelo en un momento.</translation>
    </message>
</context>
<context>
    <name>kith::client::TimelineModel</name>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Usted</translation>
    </message>
    <message>
        <source>In reply to %1: %2.</source>
        <translation>En respuesta a %1: %2.</translation>
    </message>
    <message>
        <source>Edited.</source>
        <translation>Editado.</translation>
    </message>
    <message>
        <source>Pinned.</source>
        <translation>Fijado.</translation>
    </message>
    <message>
        <source>%1 from %2.</source>
        <translation>%1 de %2.</translation>
    </message>
    <message>
        <source>Voice message, %1.</source>
        <translation>Mensaje de voz, %1.</translation>
    </message>
    <message>
        <source>Picture %1.</source>
        <translation>Imagen %1.</translation>
    </message>
    <message>
        <source>File %1, %2.</source>
        <translation>Archivo %1, %2.</translation>
    </message>
    <message>
        <source>Preview of %1: %2.</source>
        <translation>Vista previa de %1: %2.</translation>
    </message>
</context>
<context>
    <name>kith::client::TimelinePresenter</name>
    <message>
        <source>The messages of that day are not on this computer yet. %1</source>
        <translation>Los mensajes de ese día aún no están en este ordenador. %1</translation>
    </message>
</context>
<context>
    <name>kith::client::TimelineViewModel</name>
    <message>
        <source>You</source>
        <translation>Usted</translation>
    </message>
</context>
<context>
    <name>kith::client::Uploads</name>
    <message>
        <source>The server has no room for files now. Kith goes on trying.</source>
        <translation>El servidor no tiene sitio para archivos ahora. Kith seguirá intentándolo.</translation>
    </message>
</context>
<context>
    <name>kith::client::VoicePresenter</name>
    <message>
        <source>There is no loudspeaker.</source>
        <translation>No hay altavoz.</translation>
    </message>
    <message>
        <source>The loudspeaker went away.</source>
        <translation>El altavoz ya no está.</translation>
    </message>
    <message>
        <source>This voice message cannot be played.</source>
        <translation>Este mensaje de voz no se puede reproducir.</translation>
    </message>
</context>
<context>
    <name>kith::client::VoiceViewModel</name>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
</context>
<context>
    <name>kith::client::WelcomePresenter</name>
    <message>
        <source>A Kith server answers there.</source>
        <translation>Allí responde un servidor Kith.</translation>
    </message>
    <message>
        <source>A Kith server answers there. It asks newcomers for an invitation.</source>
        <translation>Allí responde un servidor Kith. Pide una invitación a quien llega.</translation>
    </message>
    <message>
        <source>A Kith server answers there. Only its administrator can make accounts.</source>
        <translation>Allí responde un servidor Kith. Solo el administrador puede crear cuentas.</translation>
    </message>
    <message>
        <source>Your new password is set. Sign in with it now.</source>
        <translation>Su contraseña nueva está puesta. Entre ahora con ella.</translation>
    </message>
</context>
<context>
    <name>kith::client::WelcomeViewModel</name>
    <message>
        <source>At least %1 characters. Several words are easy to remember and hard to guess.</source>
        <translation>Al menos %1 caracteres. Varias palabras son fáciles de recordar y difíciles de adivinar.</translation>
    </message>
    <message>
        <source>%1 more characters needed</source>
        <translation>Faltan %1 caracteres</translation>
    </message>
    <message>
        <source>Weak: longer is safer</source>
        <translation>Débil: más larga es más segura</translation>
    </message>
    <message>
        <source>Fair: another word makes it strong</source>
        <translation>Aceptable: otra palabra la hace fuerte</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>Fuerte</translation>
    </message>
    <message>
        <source>Type the address of your server, for example kith.local:8065.</source>
        <translation>Escriba la dirección de su servidor, por ejemplo kith.local:8065.</translation>
    </message>
    <message>
        <source>Type your phone number or e-mail address.</source>
        <translation>Escriba su número de teléfono o correo.</translation>
    </message>
    <message>
        <source>Type your password.</source>
        <translation>Escriba su contraseña.</translation>
    </message>
    <message>
        <source>Type the address of the server, for example kith.local:8065.</source>
        <translation>Escriba la dirección del servidor, por ejemplo kith.local:8065.</translation>
    </message>
    <message>
        <source>Type your first name.</source>
        <translation>Escriba su nombre.</translation>
    </message>
    <message>
        <source>Type your last name.</source>
        <translation>Escriba sus apellidos.</translation>
    </message>
    <message>
        <source>Type your e-mail address.</source>
        <translation>Escriba su correo.</translation>
    </message>
    <message>
        <source>Type your phone number.</source>
        <translation>Escriba su número de teléfono.</translation>
    </message>
    <message>
        <source>This does not look like an e-mail address.</source>
        <translation>Esto no parece un correo.</translation>
    </message>
    <message>
        <source>Begin with + and the code of your country, such as +46.</source>
        <translation>Empiece por + y el prefijo de su país, por ejemplo +34.</translation>
    </message>
    <message>
        <source>At least %1 characters.</source>
        <translation>Al menos %1 caracteres.</translation>
    </message>
    <message>
        <source>Not connected: you did not trust the certificate of %1.</source>
        <translation>Sin conexión: no confió en el certificado de %1.</translation>
    </message>
    <message>
        <source>Type the code that the administrator gave you.</source>
        <translation>Escriba el código que le dio el administrador.</translation>
    </message>
</context>
</TS>
